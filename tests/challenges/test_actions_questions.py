from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from challenges.actions.questions import (
    answer_question,
    ask_question,
    correct_question,
    decline_question,
    propose_answer,
    return_answer,
    take_back_answer,
)
from challenges.enums import ChallengeStatus as C
from challenges.enums import QuestionStatus as Q
from challenges.models import Question
from challenges.queries.challenges import answered_questions
from challenges.queries.contacts import contact_log
from notifications.models import Message
from tests.journeys import people
from tests.journeys.challenges import challenge_at, open_round, question_on
from workflow.engine import StaleTransition, TransitionDenied
from workflow.models import Event

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


def designer_of(challenge):
    return challenge.statements.get().author


def proposed_on(challenge, answer="Yes, it must.", *, by=None):
    question = question_on(challenge, by=by)
    propose_answer(question, answer=answer, by=designer_of(challenge), at=timezone.now())
    return question


def test_answer_proposed_by_a_designer_waits_for_staff_who_are_told():
    challenge, staff = challenge_at(), people.staff()
    question = proposed_on(challenge)
    letters = Message.objects.filter(kind="answer_proposed")
    assert (question.status, list(challenge.questions.public())) == (Q.PROPOSED, [])
    assert staff.email in set(letters.values_list("to", flat=True))
    assert {"Yes, it must." in letter.body for letter in letters} == {True}
    assert not Message.objects.filter(kind="question_answered").exists()


def test_answer_published_by_staff_is_public_and_sent_to_the_asker():
    challenge, asker = challenge_at(), people.vendor_user()
    question = proposed_on(challenge, by=asker)
    answer_question(question, answer="Yes, it should.", by=people.staff(), at=timezone.now())
    letter = Message.objects.get(kind="question_answered")
    assert (list(challenge.questions.public()), letter.to, letter.is_confidential) == (
        [question],
        asker.email,
        True,
    )
    assert "Yes, it should." in letter.body


def test_answer_published_by_a_designer_is_refused():
    challenge = challenge_at()
    question = question_on(challenge)
    with pytest.raises(TransitionDenied):
        answer_question(question, answer="Yes.", by=designer_of(challenge), at=timezone.now())
    assert list(challenge.questions.public()) == []


def test_question_that_names_its_asker_is_reworded_and_the_asker_reads_both():
    challenge, asker = challenge_at(), people.vendor_user()
    question = question_on(challenge, "Does it fit Fieldnote by Larkfield?", by=asker)
    words = {"text": "Does it fit products on the market?", "answer": "It may."}
    answer_question(question, **words, by=people.staff(), at=timezone.now())
    question.refresh_from_db()
    letter = Message.objects.get(kind="question_answered")
    assert (question.text, question.original_text) == (
        "Does it fit products on the market?",
        "Does it fit Fieldnote by Larkfield?",
    )
    assert question.original_text in letter.body
    assert question.text in letter.body


def test_answer_sent_back_or_taken_back_waits_again_with_its_words():
    challenge = challenge_at()
    question, other = proposed_on(challenge), question_on(challenge, "Which region?")
    return_answer(question, reason="Say why.", by=people.staff(), at=timezone.now())
    letter = Message.objects.get(kind="answer_returned")
    assert (letter.to, "Say why." in letter.body) == (designer_of(challenge).email, True)
    propose_answer(other, answer="The North.", by=designer_of(challenge), at=timezone.now())
    take_back_answer(other, by=designer_of(challenge), at=timezone.now())
    assert [(q.status, q.answer) for q in challenge.questions.order_by("pk")] == [
        (Q.ASKED, "Yes, it must."),
        (Q.ASKED, "The North."),
    ]


def test_second_proposal_is_stale_and_overwrites_nothing():
    challenge = challenge_at()
    question = proposed_on(challenge)
    with pytest.raises(StaleTransition):
        propose_answer(question, answer="No.", by=designer_of(challenge), at=timezone.now())
    question.refresh_from_db()
    assert question.answer == "Yes, it must."


LONDON = ZoneInfo("Europe/London")
CUT_OFFS = [
    pytest.param(datetime(2026, 10, 25, 17, tzinfo=LONDON), 17, id="clocks gone back"),
    pytest.param(datetime(2027, 3, 28, 17, tzinfo=LONDON), 16, id="clocks gone forward"),
]


@pytest.mark.parametrize(("cut_off", "hour_utc"), CUT_OFFS)
def test_answer_is_published_until_the_second_before_the_cut_off(cut_off, hour_utc):
    round = open_round(questions_close_at=cut_off, answers_close_at=cut_off)
    challenge = challenge_at(round=round)
    exactly = cut_off.astimezone(UTC)
    assert exactly.hour == hour_utc
    asked_at = exactly - timedelta(days=2)
    one, late = (
        ask_question(challenge, text=text, by=people.vendor_user(), at=asked_at)
        for text in ("In time?", "Too late?")
    )
    staff, second = people.staff(), timedelta(seconds=1)
    answer_question(one, answer="Yes.", by=staff, at=exactly - second)
    with pytest.raises(TransitionDenied) as denied:
        answer_question(late, answer="Yes.", by=staff, at=exactly)
    assert denied.value.reason == "The time for answers to this round is over."
    assert list(challenge.questions.public()) == [one]


@pytest.mark.parametrize(("cut_off", "hour_utc"), CUT_OFFS)
def test_question_is_taken_until_the_second_before_the_cut_off(cut_off, hour_utc):
    challenge = challenge_at(round=open_round(questions_close_at=cut_off, answers_close_at=cut_off))
    asker, exactly = people.vendor_user(), cut_off.astimezone(UTC)
    in_time = exactly - timedelta(seconds=1)
    ask_question(challenge, text="In time?", by=asker, at=in_time)
    with pytest.raises(TransitionDenied):
        ask_question(challenge, text="Too late?", by=asker, at=exactly)
    assert challenge.questions.get().asked_at == in_time


def test_log_of_a_question_never_says_who_asked():
    challenge, asker = challenge_at(), people.vendor_user()
    question = proposed_on(challenge, by=asker)
    answer_question(question, answer="Yes.", by=people.staff(), at=timezone.now())
    told = Event.objects.about(question).order_by("pk")
    assert [event.name for event in told] == ["ask", "propose", "answer"]
    assert asker not in [event.by for event in told]
    assert str(asker.pk) not in str([event.data for event in told])


def test_answers_of_one_moment_stand_by_their_random_keys_not_by_who_asked_first():
    challenge, at, staff = challenge_at(), timezone.now(), people.staff()
    asked = [question_on(challenge, f"Question {number}?") for number in range(6)]
    for question in asked:
        answer_question(question, answer="Yes.", by=staff, at=at)
    keys = [question.key for question in answered_questions(challenge)]
    assert keys == sorted(question.key for question in asked)


def test_answer_by_a_council_that_did_not_design_it_is_refused():
    question = question_on(challenge_at(C.PUBLISHED))
    with pytest.raises(TransitionDenied):
        propose_answer(question, answer="Yes.", by=people.officer(), at=timezone.now())
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
    assert letter.is_confidential
    assert "It names your product." in letter.body


def corrected(question, text="Does it fit products on the market?", answer="It may."):
    by, reason = people.staff(), "The product’s name told who asked."
    correct_question(question, text=text, answer=answer, reason=reason, by=by, at=timezone.now())
    question.refresh_from_db()
    return question


def test_corrected_answer_is_read_in_its_new_words_and_staff_keep_the_old():
    question = question_on(challenge_at(), "Does it fit Fieldnote?", answer="It may.")
    was = corrected(question).corrections.get()
    assert (question.status, question.text, was.text_before, was.answer_before) == (
        Q.ANSWERED,
        "Does it fit products on the market?",
        "Does it fit Fieldnote?",
        "It may.",
    )


def test_contact_log_shows_a_corrected_answer_in_its_new_words_and_keeps_its_line():
    question = question_on(challenge_at(), "Does it fit Fieldnote?", answer="It may.")
    corrected(question, answer="It must not.")
    line = contact_log(people.vendor_user()).get()
    assert (line.subject, line.shown_subject, line.shown_text) == (
        "Does it fit Fieldnote?",
        "Does it fit products on the market?",
        "It must not.",
    )


def test_correction_that_changes_nothing_is_refused():
    question = question_on(challenge_at(), answer="It may.")
    with pytest.raises(TransitionDenied):
        corrected(question, text=question.text)
    assert (question.corrected_at, question.corrections.count()) == (None, 0)


def test_question_without_a_published_answer_cannot_be_corrected():
    question = question_on(challenge_at())
    with pytest.raises(StaleTransition):
        corrected(question)
    assert question.corrections.count() == 0
