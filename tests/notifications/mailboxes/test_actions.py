"""What reaches a shared mailbox, what never does, and who may say so."""

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.core import mail
from django.core.exceptions import ValidationError
from django.db import connection

from notifications.actions import claim_message, deliver_message, queue_message
from notifications.actions.addresses import note_returned
from notifications.actions.digests import send_shared_digest
from notifications.actions.mailboxes import (
    MOST,
    add_mailbox,
    ask_mailbox_again,
    choose_for_mailbox,
    confirm_mailbox,
    mailbox_behind,
    stop_mailbox,
)
from notifications.enums import MessageStatus
from notifications.models import Message, ReturnedAddress, SharedMailbox
from notifications.queries.mailboxes import mailboxes_due_a_digest
from notifications.stopping import read_token
from tests.journeys import people
from workflow.engine import TransitionDenied
from workflow.models import Event

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 25, 12, tzinfo=ZoneInfo("Europe/London"))
DECISIONS, PROGRESS = {"statement_decisions": "at_once"}, {"statement_progress": "daily"}
ADDRESS = "digital@northmere.gov.uk"


@pytest.fixture
def council():
    return people.council(domain="northmere.gov.uk")


@pytest.fixture
def lead(council):
    return people.council_lead(council)


@pytest.fixture
def mailbox(council, lead):
    return ready(council, lead)


def ready(organisation, lead, address=ADDRESS, paces=DECISIONS):
    mailbox = add_mailbox(organisation, address, paces, by=lead, at=NOON)
    confirm_mailbox(mailbox, at=NOON)
    mailbox.refresh_from_db()
    return mailbox


def rejected(person, key="1", **more):
    words = {"statement": {"reference": "S-1", "question": "Bins?"}, "reason": "Twice"}
    return queue_message(
        to=person, kind="statement_rejected", key=key, at=NOON, link="/s/1/", **words, **more
    )


def received(mailbox):
    return list(Message.objects.filter(mailbox=mailbox).order_by("pk"))


def sent(message):
    mail.outbox.clear()
    deliver_message(claim_message(message.pk, at=NOON), at=NOON)
    return mail.outbox[0] if mail.outbox else None


def test_mailbox_gets_what_its_people_get_beside_them(council, mailbox):
    person = people.officer(council)
    own = rejected(person)
    [copy] = received(mailbox)
    assert (copy.to, copy.recipient, copy.body) == (ADDRESS, None, own.body)


def test_two_people_told_of_the_same_make_one_copy(council, mailbox):
    for person in (people.officer(council), people.officer(council)):
        rejected(person)
        rejected(person)
    assert len(received(mailbox)) == 1


def test_nothing_is_sent_before_the_mailbox_confirmed_but_the_link(council, lead):
    mailbox = add_mailbox(council, ADDRESS, DECISIONS, by=lead, at=NOON)
    rejected(people.officer(council))
    assert [m.kind for m in Message.objects.filter(to=ADDRESS)] == ["mailbox_check"]
    assert received(mailbox) == []


def test_confidential_mail_goes_to_no_shared_mailbox(council, mailbox):
    rejected(people.officer(council), is_confidential=True)
    assert received(mailbox) == []


def test_topic_that_was_not_chosen_does_not_come(council, lead, mailbox):
    choose_for_mailbox(mailbox, PROGRESS, by=lead, at=NOON)
    rejected(people.officer(council))
    assert received(mailbox) == []


def test_mail_to_somebody_of_two_councils_reaches_neither_mailbox(council, mailbox):
    person = people.officer(council)
    other = people.council("Ashby", domain="ashby.gov.uk")
    elsewhere = ready(other, people.council_lead(other), "team@ashby.gov.uk")
    second = people.officer(other).memberships.get()
    second.user = person
    second.save()
    rejected(person)
    assert received(mailbox) == received(elsewhere) == []


def test_mail_about_a_vendor_reaches_no_mailbox_of_the_lga():
    admin = people.administrator()
    lga = people.lga()
    mailbox = ready(lga, admin, "team@lga.example", {"staff_queue": "at_once"})
    words = {"solution": "FallSense", "vendor": "Larkfield", "version": {"number": 1}}
    for key, about in (("1", people.vendor()), ("2", None)):
        queue_message(to=admin, kind="solution_withdrawn", key=key, at=NOON, about=about, **words)
    assert len(received(mailbox)) == 1


def test_mail_about_a_vendor_reaches_its_own_mailbox():
    vendor = people.vendor()
    lead = people.vendor_lead(vendor)
    mailbox = ready(vendor, lead, "team@larkfield.example", {"receipts": "at_once"})
    words = {"solution": "FallSense", "decisions_on": NOON.date(), "number": 1}
    for key, about in (("1", people.vendor()), ("2", vendor)):
        queue_message(to=lead, kind="solution_submitted", key=key, at=NOON, about=about, **words)
    assert [copy.about for copy in received(mailbox)] == [vendor]


@pytest.mark.parametrize("address", ["team@elsewhere.gov.uk", "a@northmere.gov.uk.example"])
def test_address_outside_the_councils_domain_is_refused(council, lead, address):
    with pytest.raises(ValidationError, match="has to end in @northmere"):
        add_mailbox(council, address, DECISIONS, by=lead, at=NOON)
    assert not Message.objects.filter(to=address).exists()


def test_council_has_so_many_mailboxes_and_each_once(council, lead, mailbox):
    with pytest.raises(ValidationError, match="is there already"):
        add_mailbox(council, ADDRESS.upper(), DECISIONS, by=lead, at=NOON)
    for number in range(MOST - 1):
        add_mailbox(council, f"t{number}@northmere.gov.uk", DECISIONS, by=lead, at=NOON)
    with pytest.raises(ValidationError, match="Remove one first"):
        add_mailbox(council, "more@northmere.gov.uk", DECISIONS, by=lead, at=NOON)


def test_others_than_its_leads_send_nobodys_mail_anywhere(council, mailbox):
    for person in (people.officer(council), people.council_lead(), people.administrator()):
        for act in (
            lambda by: add_mailbox(council, "x@northmere.gov.uk", DECISIONS, by=by, at=NOON),
            lambda by: choose_for_mailbox(mailbox, PROGRESS, by=by, at=NOON),
            lambda by: stop_mailbox(mailbox, by=by, at=NOON),
        ):
            with pytest.raises(TransitionDenied):
                act(person)


def test_one_click_in_any_of_its_mails_stops_it_and_what_is_on_its_way(council, mailbox):
    rejected(people.officer(council), "1")
    rejected(people.officer(council), "2")
    first, second = received(mailbox)
    letter = sent(first)
    assert letter.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert f"{council} has mails about its work sent to {ADDRESS} too." in letter.body
    token = letter.extra_headers["List-Unsubscribe"].rstrip("/>").rpartition("/")[2]
    read_token(token).end(at=NOON)
    assert read_token(token) is None
    assert sent(second) is None
    second.refresh_from_db()
    assert second.status == MessageStatus.KEPT
    rejected(people.officer(council), "3")
    assert len(received(mailbox)) == 2


def test_mailbox_added_anew_confirms_anew_and_old_links_are_dead(council, lead, mailbox):
    old = link_of(ADDRESS)
    stop_mailbox(mailbox, by=lead, at=NOON)
    assert mailbox_behind(old) is None
    add_mailbox(council, ADDRESS, DECISIONS, by=lead, at=NOON + timedelta(hours=1))
    assert mailbox_behind(old) is None
    assert mailbox_behind(link_of(ADDRESS)) == mailbox
    assert not SharedMailbox.objects.live().exists()


def link_of(address):
    message = Message.objects.filter(to=address, kind="mailbox_check").order_by("-pk").first()
    return message.link.rstrip("/").rpartition("/")[2]


def test_link_goes_once_an_hour_also_to_an_address_that_came_back(council, lead, mailbox):
    rejected(people.officer(council))
    note_returned(received(mailbox)[0], reason="No such user", at=NOON)
    later = NOON + timedelta(hours=2)
    for _ in range(2):
        ask_mailbox_again(mailbox, by=lead, at=later)
    message = Message.objects.filter(kind="mailbox_check").order_by("-pk").first()
    deliver_message(claim_message(message.pk, at=later), at=later)
    message.refresh_from_db()
    assert message.status == MessageStatus.SENT
    assert Message.objects.filter(kind="mailbox_check").count() == 2
    confirm_mailbox(mailbox, at=later)
    assert not ReturnedAddress.objects.standing().exists()


def test_daily_pace_gathers_each_message_once(council, lead, mailbox):
    choose_for_mailbox(mailbox, {"statement_decisions": "daily"}, by=lead, at=NOON)
    for key in "ab":
        rejected(people.officer(council), key)
    assert list(mailboxes_due_a_digest(NOON)) == [mailbox]
    digest = send_shared_digest(mailbox, at=NOON)
    assert digest.to == ADDRESS
    assert digest.body.count("Your statement S-1 is not taken forward") == 2
    assert send_shared_digest(mailbox, at=NOON) is None
    assert list(mailboxes_due_a_digest(NOON)) == []


def test_every_act_stands_in_the_log(council, lead, mailbox):
    choose_for_mailbox(mailbox, PROGRESS, by=lead, at=NOON)
    stop_mailbox(mailbox, by=None, at=NOON)
    lines = Event.objects.about(mailbox).values_list("name", "by")
    assert list(lines) == [
        ("add_mailbox", lead.pk),
        ("confirm_mailbox", None),
        ("choose_for_mailbox", lead.pk),
        ("stop_mailbox", None),
    ]


@pytest.mark.django_db(transaction=True)
def test_colleagues_told_at_the_same_moment_make_one_copy():
    council = people.council(domain="northmere.gov.uk")
    mailbox = ready(council, people.council_lead(council))
    told = [people.officer(council) for _ in range(4)]

    def tell(person):
        try:
            return rejected(person)
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        assert all(pool.map(tell, told))
    assert len(received(mailbox)) == 1
