from datetime import datetime, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.timezone import get_current_timezone, localdate

from notifications.models import Message
from tests.journeys import people, solutions, vetting
from tests.lasting import fresh
from vendors.actions.deciding.appeal import (
    dismiss_appeal,
    lodge_appeal,
    take_appeal_back,
    uphold_appeal,
)
from vendors.actions.deciding.reminders import remind_of_appeal
from vendors.actions.supply.solutions import start_version
from vendors.appealing import appeal_until
from vendors.enums import AppealStatus, SolutionStatus
from vendors.models import Appeal, SolutionVersion
from vendors.queries.deciding.appeals import appeals_due
from vendors.working_days import working_days_after
from workflow.engine import StaleTransition, TransitionDenied
from workflow.models import Event

pytestmark = pytest.mark.django_db
APPEALABLE = [SolutionStatus.NOT_ELIGIBLE, SolutionStatus.ELIGIBLE_WITH_CONDITIONS]
ANSWERS = [uphold_appeal, dismiss_appeal]


@pytest.fixture(scope="module")
def made(lasting):
    with lasting():
        return vetting.solution_at(SolutionStatus.NOT_ELIGIBLE)


@pytest.fixture
def refused(made):
    return fresh(made)


def lodge(version, *, by=None, at=None, grounds="You read the old policy."):
    by = by or solutions.lead_of(version)
    return lodge_appeal(version, grounds=grounds, by=by, at=at or timezone.now())


def answer(act, appeal, by=None):
    act(appeal, reasons="We read it again.", by=by or people.staff(), at=timezone.now())


def late_on(day):
    return datetime.combine(day, datetime.max.time(), tzinfo=get_current_timezone())


@pytest.mark.parametrize("status", APPEALABLE)
def test_appeal_starts_the_clock_of_the_lga_and_tells_both_sides(status):
    version = vetting.solution_at(status)
    officer = people.staff()
    appeal = lodge(version)
    due = working_days_after(localdate(), version.round.appeal_answer_days)
    assert (appeal.status, appeal.answer_by) == (AppealStatus.LODGED, due)
    assert appeal.decision == version.decisions.get()
    receipt = Message.objects.get(kind="appeal_lodged")
    assert receipt.recipient == solutions.lead_of(version)
    news = Message.objects.get(kind="appeal_received", recipient=officer)
    assert "You read the old policy." in news.body
    version.refresh_from_db()
    assert version.status == status


def test_appeal_is_possible_to_the_end_of_the_last_working_day(refused):
    last = appeal_until(refused)
    assert last == working_days_after(localdate(), refused.round.appeal_days)
    with pytest.raises(TransitionDenied, match="The time to appeal ended on"):
        lodge(refused, at=late_on(last) + timedelta(seconds=1))
    lodge(refused, at=late_on(last))


@pytest.mark.parametrize(
    "status",
    [SolutionStatus.ELIGIBLE, SolutionStatus.MODERATION, SolutionStatus.LAPSED],
)
def test_appeal_against_anything_else_is_refused(status):
    with pytest.raises(TransitionDenied, match="You can appeal when"):
        lodge(vetting.solution_at(status))


@pytest.mark.parametrize("end", [dismiss_appeal, None])
def test_second_appeal_against_one_decision_is_refused(refused, end):
    appeal = lodge(refused)
    if end:
        answer(end, appeal)
    else:
        take_appeal_back(appeal, by=solutions.lead_of(refused), at=timezone.now())
    with pytest.raises(TransitionDenied, match="possible once"):
        lodge(refused)


def test_appeal_without_grounds_is_refused(refused):
    with pytest.raises(TransitionDenied, match="Say why"):
        lodge(refused, grounds="  ")
    assert not Appeal.objects.exists()


def test_appeal_by_anybody_but_the_lead_is_refused(refused):
    for person in (
        people.vendor_user(refused.solution.vendor),
        people.vendor_lead(),
        people.staff(),
    ):
        with pytest.raises(TransitionDenied):
            lodge(refused, by=person)


def test_upheld_appeal_leads_back_to_moderation_and_keeps_the_first_decision(refused):
    appeal = lodge(refused)
    answer(uphold_appeal, appeal)
    refused.refresh_from_db()
    assert (refused.status, refused.decided_at) == (SolutionStatus.MODERATION, None)
    first = refused.decisions.get()
    assert first.outcome == SolutionStatus.NOT_ELIGIBLE
    assert "We read it again." in Message.objects.get(kind="appeal_upheld").body
    event = Event.objects.about(refused).last()
    assert (event.name, event.from_status) == ("reopen", SolutionStatus.NOT_ELIGIBLE)


def test_decision_after_an_upheld_appeal_is_made_by_somebody_else(refused):
    answer(uphold_appeal, lodge(refused))
    version = SolutionVersion.objects.get(pk=refused.pk)
    with pytest.raises(TransitionDenied, match="somebody else decides now"):
        vetting.decide(version, by=people.desk())
    vetting.decide(version, by=people.staff())
    version.refresh_from_db()
    assert version.status == SolutionStatus.ELIGIBLE
    outcomes = version.decisions.order_by("number").values_list("number", "outcome")
    assert list(outcomes) == [(1, "not_eligible"), (2, "eligible")]


def test_second_decision_can_be_appealed_again(refused):
    answer(uphold_appeal, lodge(refused))
    version = SolutionVersion.objects.get(pk=refused.pk)
    vetting.decide(version, SolutionStatus.NOT_ELIGIBLE, by=people.staff())
    assert lodge(version).decision.number == 2


def test_dismissed_appeal_leaves_the_decision_and_gives_the_reasons(refused):
    appeal = lodge(refused)
    officer = people.staff()
    answer(dismiss_appeal, appeal, by=officer)
    refused.refresh_from_db()
    appeal.refresh_from_db()
    assert refused.status == SolutionStatus.NOT_ELIGIBLE
    assert (appeal.status, appeal.answered_by, appeal.answer) == (
        AppealStatus.DISMISSED,
        officer,
        "We read it again.",
    )
    assert "We read it again." in Message.objects.get(kind="appeal_dismissed").body


@pytest.mark.parametrize("act", ANSWERS)
def test_appeal_is_not_answered_by_whoever_moderated_and_decided(refused, act):
    appeal = lodge(refused)
    with pytest.raises(TransitionDenied, match="You took part"):
        answer(act, appeal, by=people.desk())


@pytest.mark.parametrize("act", ANSWERS)
def test_appeal_is_not_answered_by_an_assessor_who_became_staff(refused, act):
    assessor = refused.assignments.first().assessor
    people.becomes_staff(assessor)
    with pytest.raises(TransitionDenied, match="You took part"):
        answer(act, lodge(refused), by=assessor)


def test_appeal_is_not_answered_by_the_vendor_or_an_assessor(refused):
    appeal = lodge(refused)
    for person in (solutions.lead_of(refused), people.assessor(), people.officer()):
        with pytest.raises(TransitionDenied):
            answer(uphold_appeal, appeal, by=person)


def test_appeal_answer_by_the_decider_is_refused_by_the_database(refused):
    appeal = lodge(refused)
    with pytest.raises(IntegrityError, match="does not answer"), transaction.atomic():
        Appeal.objects.filter(pk=appeal.pk).update(
            status=AppealStatus.DISMISSED,
            answer="No.",
            answered_at=timezone.now(),
            answered_by=people.desk(),
        )


@pytest.mark.parametrize(
    "facts",
    [
        {"status": AppealStatus.UPHELD},
        {"status": AppealStatus.UPHELD, "answered_at": timezone.now(), "answer": "Yes."},
        {"answer": "Yes."},
    ],
    ids=["upheld without an answer", "upheld by nobody", "lodged with an answer"],
)
def test_appeal_half_answered_is_refused_by_the_database(refused, facts):
    appeal = lodge(refused)
    with pytest.raises(IntegrityError, match="appeal_answered"), transaction.atomic():
        Appeal.objects.filter(pk=appeal.pk).update(**facts)


def test_appeal_without_reasons_is_not_answered(refused):
    with pytest.raises(TransitionDenied, match="Give a reason"):
        uphold_appeal(lodge(refused), reasons=" ", by=people.staff(), at=timezone.now())


def test_appeal_taken_back_leaves_nothing_to_answer(refused):
    appeal = lodge(refused)
    take_appeal_back(appeal, by=solutions.lead_of(refused), at=timezone.now())
    with pytest.raises(StaleTransition):
        answer(uphold_appeal, appeal)


def test_later_version_waits_for_the_answer_to_an_appeal(refused):
    appeal = lodge(refused)
    lead = solutions.lead_of(refused)
    begin = {"round": refused.round, "by": lead, "at": timezone.now()}
    with pytest.raises(ValidationError, match="appeal is being answered"):
        start_version(refused.solution, **begin)
    answer(dismiss_appeal, appeal)
    assert start_version(refused.solution, **begin).number == 2


def test_appeal_with_a_later_version_begun_is_refused(refused):
    start_version(
        refused.solution, round=refused.round, by=solutions.lead_of(refused), at=timezone.now()
    )
    with pytest.raises(TransitionDenied, match="begun a later version"):
        lodge(refused)


def test_conditional_solution_is_not_public_while_it_is_decided_anew():
    version = vetting.solution_at(SolutionStatus.ELIGIBLE_WITH_CONDITIONS)
    appeal = lodge(version)
    assert SolutionVersion.objects.public().exists()
    answer(uphold_appeal, appeal)
    assert not SolutionVersion.objects.public().exists()


def test_staff_are_reminded_once_of_an_appeal_that_has_to_be_answered_within_a_week(refused):
    appeal = lodge(refused)
    officer = people.staff()
    early = appeal.answer_by - timedelta(days=8)
    assert not appeals_due(early).exists()
    for day in (appeal.answer_by - timedelta(days=7), appeal.answer_by + timedelta(days=1)):
        for due in appeals_due(day):
            remind_of_appeal(due, at=timezone.now())
    assert Message.objects.filter(kind="appeal_due", recipient=officer).count() == 1
    answer(dismiss_appeal, appeal)
    assert not appeals_due(appeal.answer_by).exists()
