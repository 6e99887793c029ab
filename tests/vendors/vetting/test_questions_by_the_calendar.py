"""Which questions are reminded of on which day."""

from datetime import timedelta

import pytest
from django.utils import timezone
from django.utils.timezone import localdate

from notifications.models import Message
from tests.journeys import people, solutions, vetting
from tests.lasting import fresh
from vendors.actions.deciding.reminders import remind_of_question, tell_of_overdue_question
from vendors.actions.vetting.clarification import answer_clarification, extend_clarification
from vendors.enums import SolutionStatus
from vendors.models import Clarification
from vendors.queries.vetting.clarifications import questions_due, questions_overdue
from vendors.tasks import look_after_questions

pytestmark = pytest.mark.django_db
WEDNESDAY = 2


@pytest.fixture(scope="module")
def made(lasting):
    with lasting():
        vetting.solution_at(SolutionStatus.CLARIFICATION)
        question = Clarification.objects.get()
        day = localdate() + timedelta(days=100)
        while day.weekday() != WEDNESDAY:
            day += timedelta(days=1)
        extend_clarification(
            question, due_on=day, reason="More time.", by=people.desk(), at=timezone.now()
        )
        return question


@pytest.fixture
def question(made):
    return fresh(made)


@pytest.mark.parametrize(
    ("days", "due", "overdue"),
    [(5, 0, 0), (2, 1, 0), (0, 1, 0), (-1, 0, 1)],
    ids=["Friday before", "Monday", "the day", "the day after"],
)
def test_question_is_reminded_two_working_days_before_and_overdue_the_day_after(
    question, days, due, overdue
):
    day = question.due_on - timedelta(days=days)
    assert (questions_due(day).count(), questions_overdue(day).count()) == (due, overdue)


def test_each_day_a_question_is_due_on_is_told_once(question):
    for _ in range(2):
        remind_of_question(question, at=timezone.now())
        tell_of_overdue_question(question, at=timezone.now())
    further = question.due_on + timedelta(days=7)
    extend_clarification(
        question, due_on=further, reason="Again.", by=people.desk(), at=timezone.now()
    )
    remind_of_question(question, at=timezone.now())
    kinds = sorted(Message.objects.values_list("kind", flat=True))
    assert [kinds.count(kind) for kind in ("clarification_due", "clarification_overdue")] == [2, 1]


def test_reminder_goes_to_the_vendor_and_overdue_to_whoever_asked(question):
    remind_of_question(question, at=timezone.now())
    tell_of_overdue_question(question, at=timezone.now())
    lead = solutions.lead_of(question.version)
    assert Message.objects.get(kind="clarification_due").recipient == lead
    assert Message.objects.get(kind="clarification_overdue").recipient == question.asked_by


def test_answered_question_is_neither_due_nor_overdue(question):
    day = question.due_on
    lead = solutions.lead_of(question.version)
    answer_clarification(question, answer="In London.", by=lead, at=timezone.now())
    assert not questions_due(day).exists()
    assert not questions_overdue(day + timedelta(days=1)).exists()


def test_task_reminds_of_what_is_due_tomorrow_and_is_safe_to_run_twice():
    version = vetting.solution_at(SolutionStatus.IN_VETTING)
    tomorrow = localdate() + timedelta(days=1)
    vetting.ask(version, due_on=tomorrow)
    look_after_questions()
    look_after_questions()
    assert Message.objects.filter(kind="clarification_due").count() == 1
