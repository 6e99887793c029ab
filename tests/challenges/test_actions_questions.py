from datetime import timedelta

import pytest
from django.utils import timezone

from challenges.actions.questions import answer_question, ask_question, decline_question
from challenges.enums import ChallengeStatus as C
from challenges.enums import QuestionStatus as Q
from challenges.models import Question
from notifications.models import Message
from tests.journeys import people
from tests.journeys.challenges import challenge_at, question_on
from workflow.engine import StaleTransition, TransitionDenied

pytestmark = pytest.mark.django_db


def test_question_asked_tells_staff_and_designers_but_not_who_asked():
    challenge, staff, asker = challenge_at(C.PUBLISHED), people.staff(), people.vendor_user()
    question_on(challenge, by=asker)
    letters = Message.objects.filter(kind="question_asked")
    designer = challenge.statements.get().author
    assert {staff.email, designer.email} <= set(letters.values_list("to", flat=True))
    assert [asker.name in letter.body for letter in letters] == [False] * letters.count()


def test_question_asked_twice_is_one_question():
    challenge, asker = challenge_at(C.PUBLISHED), people.vendor_user()
    assert question_on(challenge, by=asker) == question_on(challenge, by=asker)


def test_question_after_the_deadline_is_refused():
    challenge = challenge_at(C.PUBLISHED)
    late = challenge.round.questions_close_at + timedelta(minutes=1)
    with pytest.raises(TransitionDenied) as denied:
        ask_question(challenge, text="Late?", by=people.vendor_user(), at=late)
    assert denied.value.reason == "The time for questions on this challenge is over."


@pytest.mark.parametrize("make", [people.officer, people.staff, people.assessor])
def test_question_by_somebody_of_no_vendor_is_refused(make):
    with pytest.raises(TransitionDenied):
        ask_question(challenge_at(C.PUBLISHED), text="Why?", by=make(), at=timezone.now())
    assert Question.objects.count() == 0


def test_answer_by_a_designer_is_public_and_sent_to_the_asker():
    challenge, asker = challenge_at(C.PUBLISHED), people.vendor_user()
    question = question_on(challenge, by=asker)
    designer = challenge.statements.get().author
    answer_question(question, answer="Yes, it must.", by=designer, at=timezone.now())
    letter = Message.objects.get(kind="question_answered")
    assert (list(challenge.questions.public()), letter.to, "Yes, it must." in letter.body) == (
        [question],
        asker.email,
        True,
    )


def test_answer_by_a_council_that_did_not_design_it_is_refused():
    question = question_on(challenge_at(C.PUBLISHED))
    with pytest.raises(TransitionDenied):
        answer_question(question, answer="Yes.", by=people.officer(), at=timezone.now())
    question.refresh_from_db()
    assert question.status == Q.ASKED


def test_answer_given_twice_is_stale():
    question = question_on(challenge_at(C.PUBLISHED), answer="Yes.")
    with pytest.raises(StaleTransition):
        answer_question(question, answer="No.", by=people.staff(), at=timezone.now())
    question.refresh_from_db()
    assert question.answer == "Yes."


def test_declined_question_stays_hidden_and_its_asker_reads_why():
    challenge, asker = challenge_at(C.PUBLISHED), people.vendor_user()
    question = question_on(challenge, by=asker)
    decline_question(
        question, reason="It names your product.", by=people.staff(), at=timezone.now()
    )
    letter = Message.objects.get(kind="question_declined")
    assert (list(challenge.questions.public()), letter.to) == ([], asker.email)
    assert "It names your product." in letter.body
