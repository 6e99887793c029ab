from datetime import timedelta

import pytest
from django.utils import timezone
from django.utils.timezone import localdate

from notifications.models import Message
from tests.journeys import people, solutions, vetting
from vendors.actions.vetting.clarification import answer_clarification, ask_clarification
from vendors.enums import ClarificationStatus, SolutionStatus
from vendors.models import Clarification
from workflow.engine import StaleTransition, TransitionDenied

pytestmark = pytest.mark.django_db


def ask(version, *, days=7, by=None):
    return ask_clarification(
        version,
        question="Where is the data at night?",
        due_on=localdate() + timedelta(days=days),
        by=by or people.staff(),
        at=timezone.now(),
    )


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


def test_ask_clarification_while_one_is_open_is_stale():
    version = vetting.solution_at(SolutionStatus.CLARIFICATION)
    with pytest.raises(StaleTransition):
        ask(version)
    assert Clarification.objects.count() == 1


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
