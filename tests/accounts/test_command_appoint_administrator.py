import pytest
from django.core import mail
from django.core.management import CommandError, call_command

from accounts.models import User
from tests.journeys import people

pytestmark = pytest.mark.django_db


def appoint(email):
    call_command("appoint_administrator", email, verbosity=0)


def roles_of(user):
    return list(user.memberships.active().values_list("role", "organisation__kind"))


def test_first_administrator_can_ask_for_a_password_and_has_every_right(client):
    appoint("Ada@Example.org")
    ada = User.objects.get(email="ada@example.org")
    assert roles_of(ada) == [("lga_administrator", "lga")]
    client.post("/account/password/reset/", {"email": "ada@example.org"})
    assert mail.outbox[-1].to == ["ada@example.org"]
    assert "/account/password/reset/key/" in mail.outbox[-1].body


def test_somebody_known_keeps_account_and_roles():
    officer = people.officer()
    appoint(officer.email)
    assert sorted(roles_of(officer)) == [
        ("council_officer", "council"),
        ("lga_administrator", "lga"),
    ]


def test_administrator_appointed_twice_is_refused():
    appoint("ada@example.org")
    with pytest.raises(CommandError, match="holds this role already"):
        appoint("ada@example.org")


def test_address_that_is_none_is_refused():
    with pytest.raises(CommandError, match="valid email"):
        appoint("ada")
    assert User.objects.count() == 0
