from datetime import timedelta

import pytest
from django.utils import timezone

from challenges.actions.challenges import publish_challenge
from challenges.actions.consolidation import detach_source
from challenges.actions.objections import (
    keep_despite_objection,
    object_to_act,
    object_to_join,
    uphold_objection,
)
from challenges.enums import ChallengeStatus as C
from challenges.enums import ObjectionStatus as O
from challenges.models import Objection
from notifications.models import Message
from tests.journeys import people
from tests.journeys.challenges import challenge_at, merged, open_round, undone
from workflow.engine import StaleTransition, TransitionDenied

pytestmark = pytest.mark.django_db


def raised(challenge, *, text="We meant something else.", by=None, at=None):
    source = challenge.sources.get()
    who = by or source.statement.author
    return object_to_join(source, text=text, by=who, at=at or timezone.now())


def by_staff(act, objection, answer="Read again."):
    act(objection, answer=answer, by=people.staff(), at=timezone.now())


def refusal(act, *subjects, **more):
    with pytest.raises(TransitionDenied) as denied:
        act(*subjects, **more)
    return denied.value.reason


def publish(challenge):
    publish_challenge(challenge, by=people.staff(), at=timezone.now())


def test_objection_is_told_to_staff_and_its_answer_to_the_author():
    people.staff()
    objection = raised(challenge_at(C.DRAFT))
    by_staff(keep_despite_objection, objection)
    asked, answered = (
        Message.objects.filter(kind=kind) for kind in ("objection_raised", "objection_answered")
    )
    assert asked.exists()
    assert [message.to for message in answered] == [objection.by.email]


def test_objection_raised_twice_is_one():
    challenge = challenge_at(C.DRAFT)
    assert raised(challenge) == raised(challenge)


def test_second_objection_in_other_words_is_refused_and_says_what_to_do():
    challenge = challenge_at(C.DRAFT)
    raised(challenge)
    reason = refusal(raised, challenge, text="And another thing.")
    assert reason.startswith("Your council objected to this already.")
    assert Objection.objects.get().text == "We meant something else."


def test_objection_after_its_time_is_refused():
    challenge = challenge_at(C.DRAFT)
    moved = challenge.sources.get().linked_at
    in_time = moved + timedelta(days=challenge.round.objection_days)
    late = in_time + timedelta(seconds=1)
    assert refusal(raised, challenge, at=late) == (
        "The time to object is over. Write to the LGA instead."
    )
    assert raised(challenge, at=in_time).status == O.RAISED


def test_objection_by_another_council_is_refused():
    refusal(raised, challenge_at(C.DRAFT), by=people.officer())
    assert Objection.objects.count() == 0


def test_challenge_with_an_objection_is_published_once_it_is_kept():
    challenge = challenge_at(C.DRAFT)
    objection = raised(challenge)
    assert refusal(publish, challenge) == (
        "An author objected to where their words went. Settle the objection first."
    )
    by_staff(keep_despite_objection, objection)
    publish(challenge)
    assert challenge.status == C.PUBLISHED


def test_upheld_objection_holds_back_publishing_until_what_it_is_about_is_undone():
    round = open_round()
    challenge, other = challenge_at(C.DRAFT, round=round), challenge_at(C.DRAFT, round=round)
    act = merged(challenge, other)
    statement = other.sources.get().statement
    objection = object_to_act(statement, act, text="No.", by=statement.author, at=timezone.now())
    by_staff(uphold_objection, objection)
    refusal(publish, challenge)
    undone(act)
    publish(challenge)
    assert challenge.status == C.PUBLISHED


def test_undoing_answers_what_was_not_answered():
    challenge = challenge_at(C.DRAFT)
    objection = raised(challenge)
    detach_source(challenge.sources.get(), by=people.staff(), at=timezone.now())
    objection.refresh_from_db()
    assert (objection.status, objection.answer) == (O.UPHELD, "What you objected to was undone.")


def test_objection_to_what_was_undone_is_refused():
    challenge = challenge_at(C.DRAFT)
    detach_source(challenge.sources.get(), by=people.staff(), at=timezone.now())
    assert refusal(raised, challenge) == "This was undone already."


def test_merge_of_a_challenge_with_an_objection_is_refused():
    round = open_round()
    challenge, other = challenge_at(C.DRAFT, round=round), challenge_at(C.DRAFT, round=round)
    raised(other)
    assert refusal(merged, challenge, other) == (
        f"An author objected to what was done with “{other.title}”. Settle the objection first."
    )


def test_second_answer_is_stale():
    objection = raised(challenge_at(C.DRAFT))
    by_staff(keep_despite_objection, objection)
    with pytest.raises(StaleTransition):
        by_staff(uphold_objection, Objection.objects.get(pk=objection.pk))


def test_answer_without_words_is_refused():
    objection = raised(challenge_at(C.DRAFT))
    assert refusal(by_staff, keep_despite_objection, objection, " ") == "Write an answer."


def test_answer_by_an_officer_is_refused():
    objection = raised(challenge_at(C.DRAFT))
    refusal(uphold_objection, objection, answer="Yes.", by=objection.by, at=timezone.now())
