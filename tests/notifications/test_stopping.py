import pytest
from django.core import signing
from django.test import Client

from notifications.models import MailChoice
from notifications.stopping import SALT, stop_address
from tests.journeys.people import anybody

pytestmark = pytest.mark.django_db


def path_of(person, what="topic", key="reports"):
    return stop_address(what, key, person).removeprefix("http://127.0.0.1:8000")


def test_one_click_stops_without_sign_in_cookie_or_form_token():
    person, client = anybody(), Client(enforce_csrf_checks=True)
    answer = client.post(path_of(person), {"List-Unsubscribe": "One-Click"})
    assert answer.status_code == 200
    assert MailChoice.objects.get(person=person).pace == "off"


def test_one_click_twice_stops_once():
    person, client = anybody(), Client()
    assert [client.post(path_of(person)).status_code for _ in "ab"] == [200, 200]
    assert MailChoice.objects.count() == 1


def test_reading_the_stop_page_changes_nothing(client):
    page = client.get(path_of(anybody()))
    assert "Stop these mails?" in page.content.decode()
    assert not MailChoice.objects.exists()


def test_stop_address_names_nobody():
    person = anybody()
    token = path_of(person).split("/")[-2]
    what, key, number = signing.loads(token, salt=SALT)
    assert (what, key, number) == ("topic", "reports", person.pk)
    assert person.email not in path_of(person)


@pytest.mark.parametrize(
    "token",
    ["x", signing.dumps(["topic", "reports", 1]), signing.dumps(["no", "", 1], salt=SALT)],
    ids=["unsigned", "signed-elsewhere", "of-nobody"],
)
def test_stop_address_not_signed_here_or_for_nobody_is_not_there(client, token):
    assert client.post(f"/mail/stop/{token}/").status_code == 404
    assert client.get(f"/mail/stop/{token}/").status_code == 404


def test_what_cannot_be_switched_off_has_nothing_to_stop(client):
    person = anybody()
    page = client.post(path_of(person, key="statement_decisions"))
    assert page.status_code == 200
    assert "switched off already" in page.content.decode()
    assert not MailChoice.objects.exists()
