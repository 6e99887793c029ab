import pytest
from django.db import connection, transaction
from django.db.utils import DatabaseError
from django.utils import timezone

from challenges.actions.challenges import (
    archive_challenge,
    close_challenge,
    publish_challenge,
    revise_challenge,
    save_challenge,
    unpublish_challenge,
)
from challenges.actions.designers import set_designers
from challenges.actions.saving import EditedMeanwhile
from challenges.answers import answers_of, fingerprint
from challenges.enums import ChallengeStatus as C
from challenges.models import Challenge
from notifications.models import Message
from tests.journeys import people
from tests.journeys.challenges import challenge_at
from workflow.engine import StaleTransition, TransitionDenied
from workflow.models import Event

pytestmark = pytest.mark.django_db


def now():
    return timezone.now()


def test_publication_makes_version_one_and_tells_whose_statement_it_came_from():
    challenge = challenge_at(C.PUBLISHED)
    version = challenge.versions.get()
    author = challenge.statements.get().author
    letter = Message.objects.get(kind="challenge_published")
    assert (challenge.status, challenge.version, version.number, version.text["question"]) == (
        C.PUBLISHED,
        1,
        1,
        challenge.question,
    )
    assert letter.to == author.email


def test_publication_without_designer_or_reasons_says_what_is_missing():
    challenge = challenge_at(C.DRAFT, why_it_matters="Because")
    staff = people.staff()
    save_challenge(challenge, {"why_it_matters": ""}, by=staff, at=now())
    challenge.designers.all().delete()
    with pytest.raises(TransitionDenied) as denied:
        publish_challenge(challenge, by=staff, at=now())
    assert denied.value.reason == "Still to write: why it matters; who designed it."


def test_draft_saved_with_another_title_moves_to_another_address():
    challenge = challenge_at(C.DRAFT)
    saved = save_challenge(challenge, {"title": "Time for people"}, by=people.staff(), at=now())
    assert saved.slug == "time-for-people"


def test_revision_makes_a_version_and_keeps_the_old_words_readable():
    challenge = challenge_at(C.PUBLISHED)
    question = "How can we give care workers time back?"
    revise_challenge(
        challenge, {"question": question}, change_note="Wider.", by=people.staff(), at=now()
    )
    challenge.refresh_from_db()
    first, second = challenge.versions.order_by("number")
    assert (challenge.question, challenge.version, challenge.slug) == (
        question,
        2,
        "writing-up-visits",
    )
    assert first.text["question"] != second.text["question"] == question
    assert second.change_note == "Wider."


def test_revision_without_a_note_changes_nothing():
    challenge = challenge_at(C.PUBLISHED)
    with pytest.raises(TransitionDenied):
        revise_challenge(
            challenge, {"question": "How can we?"}, change_note="", by=people.staff(), at=now()
        )
    before = challenge.question
    challenge.refresh_from_db()
    assert (challenge.question, challenge.version) == (before, 1)


def test_revision_of_words_somebody_else_revised_is_not_overwritten():
    challenge = challenge_at(C.PUBLISHED)
    seen = fingerprint(answers_of(challenge, ["question"]))
    note = {"change_note": "Clearer.", "seen": seen, "at": now()}
    revise_challenge(challenge, {"question": "How can we A?"}, **note, by=people.staff())
    with pytest.raises(EditedMeanwhile):
        revise_challenge(challenge, {"question": "How can we B?"}, **note, by=people.staff())
    challenge.refresh_from_db()
    assert (challenge.question, challenge.version) == ("How can we A?", 2)


def test_publication_with_a_council_s_free_wording_asks_for_a_question():
    challenge, staff = challenge_at(C.DRAFT), people.staff()
    save_challenge(challenge, {"question": "We want a chatbot"}, by=staff, at=now())
    with pytest.raises(TransitionDenied) as denied:
        publish_challenge(challenge, by=staff, at=now())
    assert denied.value.reason == "Still to write: a question that begins as “How can we”."


def test_published_words_change_by_revision_only():
    challenge = challenge_at(C.PUBLISHED)
    with pytest.raises(TransitionDenied):
        save_challenge(challenge, {"title": "Other"}, by=people.staff(), at=now())


@pytest.mark.parametrize("status", [C.CLOSED, C.ARCHIVED])
def test_closed_challenge_keeps_its_words(status):
    challenge = challenge_at(status)
    with pytest.raises(TransitionDenied) as denied:
        save_challenge(challenge, {"title": "Other"}, by=people.staff(), at=now())
    assert denied.value.reason == "A closed challenge keeps its words."


def test_published_version_cannot_be_changed_in_the_database():
    version = challenge_at(C.PUBLISHED).versions.get()
    version.change_note = "Rewritten"
    with pytest.raises(DatabaseError), transaction.atomic():
        version.save()
    assert connection.is_usable()


def test_unpublished_challenge_is_hidden_and_published_again_as_version_two():
    challenge, staff = challenge_at(C.PUBLISHED), people.staff()
    first_published_at = challenge.published_at
    unpublish_challenge(challenge, reason="A figure is wrong.", by=staff, at=now())
    assert list(Challenge.objects.public()) == []
    publish_challenge(challenge, by=staff, at=now())
    assert (challenge.version, challenge.published_at) == (2, first_published_at)


def test_unpublishing_tells_whose_statement_it_came_from_but_not_the_reason():
    challenge = challenge_at(C.PUBLISHED)
    unpublish_challenge(challenge, reason="A figure is wrong.", by=people.staff(), at=now())
    letter = Message.objects.get(kind="challenge_unpublished")
    assert (letter.to, "A figure" in letter.body) == (
        challenge.statements.get().author.email,
        False,
    )


def test_unpublishing_needs_a_reason():
    challenge = challenge_at(C.PUBLISHED)
    with pytest.raises(TransitionDenied):
        unpublish_challenge(challenge, reason="", by=people.staff(), at=now())


def test_challenge_closed_and_archived_stays_public_with_its_closing_date():
    challenge = challenge_at(C.PUBLISHED)
    at = now()
    close_challenge(challenge, by=people.staff(), at=at)
    archive_challenge(challenge, by=people.staff(), at=now())
    assert (list(Challenge.objects.public()), challenge.closed_at) == ([challenge], at)


def test_closing_twice_is_stale():
    challenge = challenge_at(C.CLOSED)
    with pytest.raises(StaleTransition):
        close_challenge(challenge, by=people.staff(), at=now())


@pytest.mark.parametrize("make", [people.officer, people.assessor, people.vendor_lead])
def test_publication_by_anybody_but_staff_is_refused(make):
    challenge = challenge_at(C.DRAFT)
    with pytest.raises(TransitionDenied):
        publish_challenge(challenge, by=make(), at=now())
    challenge.refresh_from_db()
    assert challenge.status == C.DRAFT


def test_designers_set_link_registered_names_and_keep_free_ones():
    challenge, registered = challenge_at(C.DRAFT), people.council("Eastholm County Council")
    set_designers(
        challenge,
        ["A charity", "Eastholm County Council"],
        lead="Eastholm County Council",
        by=people.staff(),
        at=now(),
    )
    assert list(
        challenge.designers.order_by("position").values_list("name", "organisation", "is_lead")
    ) == [("A charity", None, False), ("Eastholm County Council", registered.pk, True)]
    assert Event.objects.about(challenge).last().name == "set_designers"
