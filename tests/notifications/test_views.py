import pytest
from django.urls import reverse
from django.utils import timezone

from notifications.actions import claim_message, deliver_message, queue_message
from notifications.enums import MessageStatus
from notifications.models import Message
from tests.design.markup import Markup
from tests.journeys.people import officer, staff, vendor, vendor_lead
from vendors.actions.vetting.interests import declare_interest
from vendors.enums import ConflictKind

pytestmark = pytest.mark.django_db


def write(count):
    for number in range(count):
        queue_message(
            to="a@example.org", kind="note", key=str(number), at=timezone.now(), hour=number
        )


@pytest.mark.parametrize("count", [1, 30])
def test_message_list_costs_the_same_for_one_and_for_thirty(
    client, count, django_assert_num_queries
):
    client.force_login(staff())
    write(count)
    with django_assert_num_queries(6):
        response = client.get(reverse("notifications:messages"), {"to": "a@example.org"})
    assert len(response.context["page_obj"].object_list) == min(count, 25)


def test_message_list_is_not_there_for_an_officer(client):
    client.force_login(officer())
    assert client.get(reverse("notifications:messages")).status_code == 404


def test_mails_about_and_to_a_vendor_are_not_there_for_staff_with_an_interest(client):
    person, theirs, other = staff(), vendor(), vendor()
    lead, now = vendor_lead(theirs), timezone.now()
    declare_interest(theirs, kind=ConflictKind.PERSONAL, details="My sister.", by=person, at=now)
    Message.objects.all().delete()
    about = queue_message(to="a@example.org", kind="note", key="1", at=now, about=theirs, hour=1)
    sent = queue_message(to=lead, kind="note", key="2", at=now, hour=2)
    shown = queue_message(to="a@example.org", kind="note", key="3", at=now, about=other, hour=3)
    client.force_login(person)
    response = client.get(reverse("notifications:messages"))
    assert list(response.context["page_obj"].object_list) == [shown]
    for hidden in (about, sent):
        assert client.get(reverse("notifications:message", args=[hidden.pk])).status_code == 404
        again = reverse("notifications:send_again", args=[hidden.pk])
        assert client.post(again).status_code == 404
    client.force_login(staff())
    response = client.get(reverse("notifications:messages"))
    assert {about, sent, shown} <= set(response.context["page_obj"].object_list)


def test_message_page_says_what_is_happening_to_the_mail(client, settings):
    client.force_login(staff())
    now = timezone.now()
    message = queue_message(to="a@example.org", kind="note", key="1", at=now, hour=1)
    assert state_shown(client, message) == "Waiting"
    claimed = claim_message(message.pk, at=now)
    assert state_shown(client, message) == "Being sent"
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_PORT = 1  # nobody listens there
    deliver_message(claimed, at=now)
    assert state_shown(client, message) == "Trying again"


def state_shown(client, message):
    response = client.get(reverse("notifications:message", args=[message.pk]))
    return Markup.of(response.content.decode()).texts("dd")[1]


def test_message_list_filters_by_state(client):
    client.force_login(staff())
    write(3)
    failed = Message.objects.filter(to="a@example.org").order_by("pk").first()
    Message.objects.filter(pk=failed.pk).update(
        status=MessageStatus.FAILED, last_error="No such box"
    )
    response = client.get(reverse("notifications:messages"), {"status": "failed"})
    assert list(response.context["page_obj"].object_list) == [failed]


def test_send_again_from_the_page_puts_the_message_back(client):
    client.force_login(staff())
    write(1)
    message = Message.objects.get(to="a@example.org")
    Message.objects.filter(pk=message.pk).update(status=MessageStatus.FAILED)
    client.post(reverse("notifications:send_again", args=[message.pk]))
    message.refresh_from_db()
    assert message.status == MessageStatus.WAITING


def test_development_mail_shows_filed_mail_on_ones_own_machine_only(client, settings, tmp_path):
    settings.EMAIL_FILE_PATH = str(tmp_path)
    (tmp_path / "1.log").write_text("Subject: Hello\nTo: a@example.org\n\nGood morning.\n------\n")
    page = client.get(reverse("notifications:development_mail"))
    assert [letter.body for letter in page.context["mail"]] == ["Good morning."]
    settings.LOCAL = False
    assert client.get(reverse("notifications:development_mail")).status_code == 404


def test_message_list_offers_the_kinds_that_were_written_in_words(client):
    client.force_login(staff())
    write(1)
    response = client.get(reverse("notifications:messages"), {"kind": "note"})
    assert ("note", "Note") in response.context["filter"].form.fields["kind"].choices
    assert {message.kind for message in response.context["page_obj"]} == {"note"}
