import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from challenges.actions.contacts import record_contact
from challenges.enums import ChallengeStatus, ContactKind
from challenges.models import Contact
from challenges.timeline import staff_timeline
from tests.journeys import people
from tests.journeys.challenges import challenge_at, contact, council_of
from vendors.actions.vetting.interests import declare_interest
from vendors.enums import ConflictKind
from workflow.engine import TransitionDenied
from workflow.models import Event

pytestmark = pytest.mark.django_db


def contacts_known():
    return Contact.objects.count()


def test_contact_by_a_council_keeps_who_what_and_when():
    officer, vendor, challenge, now = (
        people.officer(),
        people.vendor(),
        challenge_at(),
        timezone.now(),
    )
    council = council_of(officer)
    record_contact(
        challenge,
        council=council,
        vendor=vendor,
        kind=ContactKind.INVITATION,
        subject="Would your tool help here?",
        text="We have 40 social workers.",
        by=officer,
        at=now,
    )
    kept = Contact.objects.get()
    assert (kept.challenge, kept.council, kept.vendor) == (challenge, council, vendor)
    assert (kept.kind, kept.subject) == ("invitation", "Would your tool help here?")
    assert (kept.text, kept.by, kept.at) == ("We have 40 social workers.", officer, now)


def test_contact_about_the_longest_name_of_a_solution_is_kept():
    subject = f"Invitation to respond with {'🙂' * 200}"
    assert contact(challenge_at(), people.vendor(), subject=subject).subject == subject


def test_contact_by_staff_has_no_council():
    contact(challenge_at(), people.vendor(), by=people.staff())
    assert Contact.objects.get().council is None


def test_contact_is_an_event_of_the_challenge_that_does_not_name_the_vendor():
    officer, vendor, challenge = (
        people.officer(),
        people.vendor("Secretive Limited"),
        challenge_at(),
    )
    made = contact(challenge, vendor, by=officer)
    event = Event.objects.about(challenge).last()
    assert (event.name, event.by) == ("contact", officer)
    assert event.data == {"contact": made.pk, "council": council_of(officer).name}
    line = staff_timeline(challenge)[0]
    assert line.title == f"A vendor was contacted: {council_of(officer)}"


def test_contact_for_another_council_is_refused():
    officer, other = people.officer(), people.council()
    with pytest.raises(TransitionDenied, match="Only officers act for their council"):
        record_contact(
            challenge_at(),
            council=other,
            vendor=people.vendor(),
            kind=ContactKind.INVITATION,
            subject="Not ours",
            by=officer,
            at=timezone.now(),
        )
    assert contacts_known() == 0


@pytest.mark.parametrize("make", [people.vendor_lead, people.assessor, people.anybody])
def test_contact_for_the_lga_by_others_than_staff_is_refused(make):
    with pytest.raises(TransitionDenied, match="LGA staff for the LGA"):
        contact(challenge_at(), people.vendor(), by=make())
    assert contacts_known() == 0


def test_contact_with_a_vendor_one_has_an_interest_in_is_refused():
    person, vendor = people.staff(), people.vendor()
    declare_interest(vendor, kind=ConflictKind.FINANCIAL, details="", by=person, at=timezone.now())
    with pytest.raises(TransitionDenied, match="You have an interest in this vendor"):
        contact(challenge_at(), vendor, by=person)
    assert contacts_known() == 0


def test_contact_about_a_draft_challenge_is_refused():
    with pytest.raises(TransitionDenied, match="Publish the challenge first"):
        contact(challenge_at(ChallengeStatus.DRAFT), people.vendor())
    assert contacts_known() == 0


@pytest.mark.parametrize("wrong", [{"kind": "chat"}, {"subject": ""}])
def test_contact_of_an_unknown_kind_or_without_a_subject_is_refused_by_the_database(wrong):
    officer = people.officer()
    facts = {"kind": ContactKind.INVITATION, "subject": "Would it help?", **wrong}
    with pytest.raises(IntegrityError, match="contact_"), transaction.atomic():
        record_contact(
            challenge_at(),
            council=council_of(officer),
            vendor=people.vendor(),
            by=officer,
            at=timezone.now(),
            **facts,
        )


@pytest.mark.parametrize(
    "sql", ["UPDATE challenges_contact SET subject = 'x'", "DELETE FROM challenges_contact"]
)
def test_contact_changed_by_plain_sql_is_refused_by_the_database(sql):
    contact(challenge_at(), people.vendor())
    with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
        connection.cursor().execute(sql)
    assert Contact.objects.get().subject == "Would your tool help here?"
