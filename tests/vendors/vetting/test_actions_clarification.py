from datetime import timedelta

import pytest
from django.utils import timezone
from django.utils.timezone import localdate

from notifications.models import Message
from tests.journeys import people, solutions, vetting
from vendors.actions.supply.solutions import withdraw_solution
from vendors.actions.vetting.clarification import (
    answer_clarification,
    ask_clarification,
    close_clarification,
    extend_clarification,
)
from vendors.enums import ClarificationStatus, SolutionStatus
from vendors.models import Clarification, Criterion, SolutionVersion
from workflow.engine import StaleTransition, TransitionDenied
from workflow.models import Event

pytestmark = pytest.mark.django_db


def ask(version, *, days=7, by=None, **more):
    return ask_clarification(
        version,
        question="Where is the data at night?",
        due_on=localdate() + timedelta(days=days),
        by=by or people.staff(),
        at=timezone.now(),
        **more,
    )


def answer(clarification, at=None):
    lead = solutions.lead_of(clarification.version)
    answer_clarification(clarification, answer="In London.", by=lead, at=at or timezone.now())


def extend(clarification, *, days=14, reason="The person who knows is away.", by=None, at=None):
    extend_clarification(
        clarification,
        due_on=localdate() + timedelta(days=days),
        reason=reason,
        by=by or people.desk(),
        at=at or timezone.now(),
    )


def status_of(version):
    return SolutionVersion.objects.get(pk=version.pk).status


def in_days(number):
    return timezone.now() + timedelta(days=number)


def test_ask_clarification_stops_vetting_and_mails_the_question():
    version = vetting.solution_at(SolutionStatus.IN_VETTING)
    ask(version)
    version.refresh_from_db()
    assert version.status == SolutionStatus.CLARIFICATION
    mail = Message.objects.get(kind="clarification_asked")
    assert mail.recipient == solutions.lead_of(version)
    assert "Where is the data at night?" in mail.body


@pytest.mark.parametrize("days", [0, -1])
def test_ask_clarification_due_today_or_before_is_refused(days):
    version = vetting.solution_at(SolutionStatus.IN_VETTING)
    with pytest.raises(TransitionDenied, match="at least until tomorrow"):
        ask(version, days=days)
    assert not Clarification.objects.exists()


@pytest.mark.parametrize("make", [people.assessor, people.vendor_lead, people.officer])
def test_ask_clarification_by_anybody_but_staff_is_refused(make):
    with pytest.raises(TransitionDenied):
        ask(vetting.solution_at(SolutionStatus.IN_VETTING), by=make())


def test_answer_clarification_goes_on_with_vetting_and_tells_who_asked():
    version = vetting.solution_at(SolutionStatus.CLARIFICATION)
    clarification = Clarification.objects.get()
    lead = solutions.lead_of(version)
    answer_clarification(clarification, answer="In London.", by=lead, at=timezone.now())
    version.refresh_from_db()
    clarification.refresh_from_db()
    assert version.status == SolutionStatus.IN_VETTING
    assert (clarification.status, clarification.answer, clarification.answered_by) == (
        ClarificationStatus.ANSWERED,
        "In London.",
        lead,
    )
    assert Message.objects.get(kind="clarification_answered").recipient == clarification.asked_by


def test_vetting_goes_on_only_when_no_question_is_open():
    version = vetting.solution_at(SolutionStatus.IN_VETTING)
    first, second = ask(version), ask(version)
    answer(first)
    assert status_of(version) == SolutionStatus.CLARIFICATION
    answer(second)
    assert status_of(version) == SolutionStatus.IN_VETTING


def test_follow_up_carries_on_the_thread_about_the_same_criterion():
    version = vetting.solution_at(SolutionStatus.IN_VETTING)
    criterion = Criterion.objects.get(section__criteria_set=version.criteria_set, code="B1")
    first = ask(version, criterion=criterion)
    answer(first)
    second = ask(version, follows=first)
    answer(second)
    third = ask(version, follows=second)
    assert (second.follows, third.follows) == (first, first)
    assert third.criterion == criterion
    assert status_of(version) == SolutionStatus.CLARIFICATION


def test_follow_up_waits_for_the_answer():
    version = vetting.solution_at(SolutionStatus.IN_VETTING)
    with pytest.raises(TransitionDenied, match="Wait for the answer"):
        ask(version, follows=ask(version))


def test_follow_up_of_a_question_on_another_solution_is_refused():
    other = ask(vetting.solution_at(SolutionStatus.IN_VETTING))
    with pytest.raises(TransitionDenied, match="another solution"):
        ask(vetting.solution_at(SolutionStatus.IN_VETTING), follows=other)


def test_question_of_the_meeting_leaves_moderation_open_and_the_decision_waits_for_it():
    version = vetting.solution_at(SolutionStatus.MODERATION)
    vetting.agree(version)
    asked = ask(version)
    assert status_of(version) == SolutionStatus.MODERATION
    with pytest.raises(TransitionDenied, match="still to be answered"):
        vetting.decide(version)
    answer(asked)
    vetting.decide(version)
    assert status_of(version) == SolutionStatus.ELIGIBLE


def test_answer_on_the_last_day_is_taken_and_a_day_later_refused():
    version = vetting.solution_at(SolutionStatus.IN_VETTING)
    first, second = ask(version, days=3), ask(version, days=3)
    answer(first, at=in_days(3))
    with pytest.raises(TransitionDenied, match="Ask the LGA for more time"):
        answer(second, at=in_days(4))
    second.refresh_from_db()
    assert (second.status, second.answer) == (ClarificationStatus.ASKED, "")


def test_extension_takes_the_late_answer_tells_the_vendor_and_stays_in_the_log():
    version = vetting.solution_at(SolutionStatus.IN_VETTING)
    asked = ask(version, days=3)
    extend(asked, at=in_days(5))
    answer(asked, at=in_days(10))
    assert status_of(version) == SolutionStatus.IN_VETTING
    mail = Message.objects.get(kind="clarification_extended")
    assert "The person who knows is away." in mail.body
    event = Event.objects.about(asked).get(name="extend")
    days = {"from": localdate() + timedelta(days=3), "to": localdate() + timedelta(days=14)}
    assert event.data == {name: day.isoformat() for name, day in days.items()}
    assert event.reason == "The person who knows is away."


@pytest.mark.parametrize(
    ("words", "refusal"),
    [
        ({"reason": " "}, "Give a reason"),
        ({"days": 3}, "after the one that stands"),
        ({"days": 4, "at": timezone.now() + timedelta(days=4)}, "at least until tomorrow"),
    ],
    ids=["no reason", "not later", "over already"],
)
def test_extension_that_gives_nothing_is_refused(words, refusal):
    asked = ask(vetting.solution_at(SolutionStatus.IN_VETTING), days=3)
    with pytest.raises(TransitionDenied, match=refusal):
        extend(asked, **words)


def test_extension_of_an_answered_question_is_refused():
    asked = ask(vetting.solution_at(SolutionStatus.IN_VETTING))
    answer(asked)
    with pytest.raises(TransitionDenied, match="no longer open"):
        extend(asked)


def test_extension_by_the_vendor_is_refused():
    asked = ask(vetting.solution_at(SolutionStatus.IN_VETTING))
    with pytest.raises(TransitionDenied):
        extend(asked, by=solutions.lead_of(asked.version))


def test_question_closed_without_an_answer_lets_vetting_go_on_and_says_why():
    version = vetting.solution_at(SolutionStatus.CLARIFICATION)
    asked = Clarification.objects.get()
    close_clarification(asked, reason="It changes nothing.", by=people.desk(), at=timezone.now())
    assert status_of(version) == SolutionStatus.IN_VETTING
    assert "It changes nothing." in Message.objects.get(kind="clarification_closed").body
    with pytest.raises(StaleTransition):
        answer(asked)


def test_question_of_a_withdrawn_solution_waits_for_nobody():
    version = vetting.solution_at(SolutionStatus.CLARIFICATION)
    withdraw_solution(version, by=solutions.lead_of(version), at=timezone.now())
    assert not Clarification.objects.waiting().exists()
    with pytest.raises(TransitionDenied, match="not being vetted any more"):
        answer(Clarification.objects.get())
