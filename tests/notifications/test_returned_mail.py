"""Against a real SMTP server that refuses."""

from datetime import timedelta

import pytest
from django.core import signing
from django.test import Client
from django.utils import timezone

from notifications.actions import claim_message, deliver_message, queue_message, send_again
from notifications.actions.confirming import SALT, ask_to_confirm
from notifications.enums import MessageStatus
from notifications.models import Message, ReturnedAddress
from tests.journeys.people import anybody, staff
from tests.notifications.delivery.mail_server import mail_server

pytestmark = pytest.mark.django_db
NOW = timezone.now()
NO_SUCH_BOX = "550 5.1.1 No such box"


@pytest.fixture
def server(settings):
    with mail_server(settings) as told:
        yield told


def delivered(to, key="1", **facts):
    message = queue_message(to=to, kind="note", key=key, at=NOW, hour=7, **facts)
    return handed_over(message)


def handed_over(message, at=NOW):
    deliver_message(claim_message(message.pk, at=at), at=at)
    message.refresh_from_db()
    return message


def test_address_refused_for_good_fails_at_once_with_the_reason_and_is_marked(server):
    server.to_recipient = NO_SUCH_BOX
    message = delivered("Nobody@Example.org")
    reason = "The mail server refused the address for good: 550 5.1.1 No such box"
    assert (message.status, message.attempts, message.last_error) == (
        MessageStatus.FAILED,
        1,
        reason,
    )
    returned = ReturnedAddress.objects.get()
    assert (returned.address, returned.reason, returned.message) == (
        "nobody@example.org",
        reason,
        message,
    )


@pytest.mark.parametrize("reply", ["450 4.2.1 Busy", "451 Later"])
def test_address_refused_for_now_is_tried_again_and_not_marked(server, reply):
    server.to_recipient = reply
    assert delivered("a@example.org").status == MessageStatus.WAITING
    assert not ReturnedAddress.objects.exists()


@pytest.mark.parametrize(
    ("reply", "marked"), [("554 5.7.1 Looks like spam", 0), ("550 5.1.1 No such box", 1)]
)
def test_mail_refused_for_good_fails_and_marks_the_address_only_where_it_is_meant(
    server, reply, marked
):
    server.answer = reply
    assert delivered("a@example.org").status == MessageStatus.FAILED
    assert ReturnedAddress.objects.count() == marked


def test_no_other_mail_goes_to_an_address_that_returned_one_until_it_is_confirmed(server):
    person = anybody()
    server.to_recipient = NO_SUCH_BOX
    first = delivered(person)
    server.to_recipient = "250 OK"
    assert delivered(person, "2").status == MessageStatus.FAILED
    assert server.accepted == []
    ask_to_confirm(by=person, at=NOW)
    check = handed_over(Message.objects.get(kind="address_check"))
    client = Client(enforce_csrf_checks=False)
    assert client.get(check.link).status_code == 200
    assert delivered(person, "3").status == MessageStatus.FAILED
    client.post(check.link)
    assert delivered(person, "4").status == MessageStatus.SENT
    send_again(first, by=staff(), at=NOW)
    assert handed_over(first).status == MessageStatus.SENT


def test_link_to_confirm_works_once_and_for_a_day_only(client):
    person = anybody()
    now = timezone.now()
    returned = ReturnedAddress.objects.create(address=person.email, since_at=now, reason="No box")
    ask_to_confirm(by=person, at=now)
    link = Message.objects.get(kind="address_check").link
    assert client.post(link).status_code == 302
    assert client.post(link).status_code == 404
    returned.lifted_at = None
    returned.save()
    old = signing.TimestampSigner(salt=SALT)
    old.timestamp = lambda: signing.b62_encode(
        int((now - timedelta(days=1, seconds=9)).timestamp())
    )
    assert client.get(f"/mail/confirm/{old.sign_object(returned.pk)}/").status_code == 404


def test_asking_to_confirm_writes_one_mail_an_hour_and_none_while_mail_arrives():
    person = anybody()
    ask_to_confirm(by=person, at=NOW)
    assert not Message.objects.filter(kind="address_check").exists()
    ReturnedAddress.objects.create(address=person.email, since_at=NOW, reason="No box")
    for _ in "ab":
        ask_to_confirm(by=person, at=NOW)
    assert Message.objects.filter(kind="address_check").count() == 1


def test_person_whose_mail_comes_back_reads_it_on_their_account_pages_and_nobody_else(client):
    person = anybody()
    ReturnedAddress.objects.create(address=person.email, since_at=NOW, reason="550 No box")
    for reader, shown in ((person, True), (anybody(), False)):
        client.force_login(reader)
        for page in ("/account/", "/account/mail/"):
            assert ("550 No box" in client.get(page).content.decode()) == shown


def test_list_of_messages_says_why_one_failed(client, server):
    server.to_recipient = NO_SUCH_BOX
    delivered("a@example.org")
    client.force_login(staff())
    page = client.get("/staff/messages/", {"status": "failed"}).content.decode()
    assert NO_SUCH_BOX in page


def test_button_of_the_notice_sends_the_link(client):
    person = anybody()
    ReturnedAddress.objects.create(address=person.email, since_at=NOW, reason="550 No box")
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(person)
    page = strict.get("/account/mail/").content.decode()
    form = page.partition('action="/account/mail/confirm/"')[2]
    token = form.partition('name="csrfmiddlewaretoken" value="')[2].partition('"')[0]
    answer = strict.post("/account/mail/confirm/", {"csrfmiddlewaretoken": token})
    assert answer.status_code == 302
    assert Message.objects.filter(kind="address_check", recipient=person).count() == 1
