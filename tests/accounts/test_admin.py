"""What lets somebody in, as an administrator meets it among the records."""

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.contrib import admin
from django.urls import reverse

from accounts.models import Session
from tests.journeys import people
from workflow.models import Event

pytestmark = pytest.mark.django_db
SEED = "gAAAAA-a-sealed-seed"


@pytest.fixture
def administrator(client):
    person = people.administrator()
    client.force_login(person)
    return person


@pytest.fixture
def lost():
    return Authenticator.objects.create(
        user=people.officer(), type=Authenticator.Type.TOTP, data={"secret": SEED}
    )


def test_second_factor_taken_away_stands_in_the_log_and_signs_out(client, lost, administrator):
    owner, address = lost.user, reverse("admin:mfa_authenticator_delete", args=[lost.pk])
    type(client)().force_login(owner)
    assert Session.objects.filter(user=owner).count() == 1
    client.post(address, {"post": "yes"})
    assert owner.authenticator_set.count() == 0
    assert Session.objects.filter(user=owner).count() == 0
    line = Event.objects.about(owner).get(name="take away second factor")
    assert (line.by, line.data) == (administrator, {"type": "totp"})


def test_second_factors_chosen_on_the_list_are_each_taken_away_with_a_line(
    client, lost, administrator
):
    chosen = {"action": "delete_selected", "_selected_action": str(lost.pk), "post": "yes"}
    client.post(reverse("admin:mfa_authenticator_changelist"), chosen)
    assert lost.user.authenticator_set.count() == 0
    assert Event.objects.about(lost.user).filter(name="take away second factor").count() == 1


def test_second_factor_is_neither_shown_nor_written_by_an_administrator(
    client, lost, administrator
):
    address = reverse("admin:mfa_authenticator_change", args=[lost.pk])
    assert SEED not in client.get(address).text
    assert client.post(address, {"type": "webauthn"}).status_code == 403
    assert client.get(reverse("admin:mfa_authenticator_add")).status_code == 403


def test_address_is_proved_by_its_owner_alone(client, administrator):
    address = EmailAddress.objects.create(user=people.officer(), email="new@northmere.example")
    change = reverse("admin:account_emailaddress_change", args=[address.pk])
    assert client.post(change, {"verified": "on", "email": address.email}).status_code == 403
    assert client.post(
        reverse("admin:account_emailaddress_changelist"),
        {"action": "make_verified", "_selected_action": str(address.pk)},
    ).status_code in (200, 302, 403)
    address.refresh_from_db()
    assert not address.verified


def test_nothing_that_the_library_registers_is_offered_as_it_comes():
    offered = {type(shown).__module__.split(".")[0] for shown in admin.site._registry.values()}
    assert "allauth" not in offered
    assert not [m for m in admin.site._registry if m._meta.app_label == "socialaccount"]
