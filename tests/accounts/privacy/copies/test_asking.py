import json
from datetime import UTC, datetime, timedelta
from zipfile import ZipFile

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from accounts.models import PersonalCopy
from accounts.privacy.copies.asking import ask_for_copy, ask_for_copy_of_guest, make_copy
from accounts.privacy.retention.applying import apply_rules
from notifications.models import Message
from tests.journeys import people
from tests.journeys.challenges import statement_at
from tests.journeys.showcase import attendee, event_at
from workflow.engine import TransitionDenied
from workflow.models import Event

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 14, 9, 30, tzinfo=UTC)
SCRIPT = "<script>alert(1)</script>"


def made(copy):
    make_copy(copy.pk, at=AT)
    copy.refresh_from_db()
    return copy


def data_in(copy):
    with copy.file.open() as file, ZipFile(file) as archive:
        return json.loads(archive.read("data.json"))


def page_in(copy):
    with copy.file.open() as file, ZipFile(file) as archive:
        return archive.read("index.html").decode()


def test_copy_is_an_archive_with_a_page_and_the_same_as_data():
    officer = people.officer()
    statement = statement_at(by=officer)
    copy = made(ask_for_copy(officer, at=AT))
    assert statement.question in page_in(copy)
    purposes = {one["purpose"]: one for one in data_in(copy)["purposes"]}
    part = next(
        one
        for one in purposes["Statements of councils"]["parts"]
        if one["what"] == "Statements you wrote"
    )
    assert part["records"][0]["question"] == statement.question
    assert purposes["Accounts"]["lawful_basis"] == "public task, article 6(1)(e)"


def test_words_in_the_page_are_words_and_no_markup():
    copy = made(ask_for_copy(people.anybody(name=SCRIPT), at=AT))
    assert SCRIPT not in page_in(copy)
    assert "&lt;script&gt;" in page_in(copy)


def test_owner_is_told_once_and_the_log_knows_both_steps():
    person = people.anybody()
    copy = ask_for_copy(person, at=AT)
    made(copy)
    make_copy(copy.pk, at=AT)
    assert list(Message.objects.values_list("to", "kind")) == [(person.email, "copy_ready")]
    assert [line.name for line in Event.objects.about(copy)] == ["ask_for_copy", "make_copy"]


def test_asked_twice_while_it_is_being_made_there_is_one():
    person = people.anybody()
    assert ask_for_copy(person, at=AT) == ask_for_copy(person, at=AT)


def test_asked_again_once_it_is_made_a_new_one_takes_its_place(django_capture_on_commit_callbacks):
    person = people.anybody()
    old = made(ask_for_copy(person, at=AT))
    with django_capture_on_commit_callbacks(execute=True):
        new = ask_for_copy(person, at=AT)
    assert new != old
    assert not old.file.storage.exists(old.file.name)
    assert PersonalCopy.objects.get().made_at is None


def test_copy_ends_a_week_after_it_was_asked_for_row_and_file(django_capture_on_commit_callbacks):
    copy = made(ask_for_copy(people.anybody(), at=AT))
    apply_rules(by=None, at=AT + timedelta(days=7) - timedelta(seconds=1))
    assert copy.file.storage.exists(copy.file.name)
    with django_capture_on_commit_callbacks(execute=True):
        apply_rules(by=None, at=AT + timedelta(days=7))
    assert not copy.file.storage.exists(copy.file.name)
    assert not PersonalCopy.objects.exists()


def test_guest_gets_a_link_at_the_address_itself():
    guest = attendee(event_at())
    copy = made(ask_for_copy_of_guest(guest.email.upper(), by=people.administrator(), at=AT))
    message = Message.objects.get(kind="guest_copy_ready")
    assert (message.to, message.is_confidential) == (guest.email, True)
    assert copy.token in message.link
    assert guest.name in page_in(copy)


def test_address_with_an_account_is_no_guests():
    person = people.anybody()
    with pytest.raises(ValidationError, match="account page"):
        ask_for_copy_of_guest(person.email, by=people.administrator(), at=AT)


def test_guests_copy_is_asked_for_once_a_week():
    administrator = people.administrator()
    ask_for_copy_of_guest("guest@example.org", by=administrator, at=AT)
    with pytest.raises(ValidationError, match="within the last week"):
        ask_for_copy_of_guest("guest@example.org", by=administrator, at=AT)


@pytest.mark.parametrize("make", [people.staff, people.officer, people.council_lead])
def test_copy_of_a_guest_is_asked_for_by_administrators_alone(make):
    with pytest.raises(TransitionDenied):
        ask_for_copy_of_guest("guest@example.org", by=make(), at=AT)


def test_owner_downloads_it_and_the_log_says_so(client):
    person = people.anybody()
    copy = ask_for_copy(person, at=timezone.now())
    client.force_login(person)
    assert client.get("/account/copy/download/").status_code == 404
    assert "Your copy is being made" in client.get("/account/copy/").content.decode()
    make_copy(copy.pk, at=timezone.now())
    response = client.get("/account/copy/download/")
    assert response["Cache-Control"] == "private, no-store"
    assert response["Content-Disposition"] == 'attachment; filename="what-we-hold.zip"'
    assert b"".join(response.streaming_content)[:2] == b"PK"
    assert Event.objects.about(copy).last().name == "download"


def test_link_of_a_guest_works_without_signing_in_for_a_week(client):
    asked_at = timezone.now() - timedelta(days=6)
    copy = ask_for_copy_of_guest("guest@example.org", by=people.administrator(), at=asked_at)
    address = f"/copies/{copy.token}/"
    assert client.get(address).status_code == 404
    make_copy(copy.pk, at=timezone.now())
    assert client.get(address).status_code == 200
    assert b"".join(client.post(address).streaming_content)[:2] == b"PK"
    PersonalCopy.objects.update(asked_at=timezone.now() - timedelta(days=7))
    assert client.get(address).status_code == 404


def test_staff_read_the_mail_of_a_guest_without_its_link(client):
    copy = ask_for_copy_of_guest("guest@example.org", by=people.administrator(), at=AT)
    make_copy(copy.pk, at=AT)
    client.force_login(people.staff())
    message = Message.objects.get(kind="guest_copy_ready")
    page = client.get(f"/staff/messages/{message.pk}/").content.decode()
    assert copy.token not in page
    assert "(a link of the reader’s own)" in page
