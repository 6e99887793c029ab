"""Two people, or a person and the calendar, on two connections: one is first, nothing is lost."""

from concurrent.futures import ThreadPoolExecutor, wait
from datetime import timedelta
from functools import partial

import pytest
from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.utils import timezone
from django.utils.timezone import localdate

from tests.journeys import people, solutions, vetting
from tests.together import together
from vendors.actions.deciding.appeal import (
    dismiss_appeal,
    lodge_appeal,
    take_appeal_back,
    uphold_appeal,
)
from vendors.actions.deciding.conditions import settle_condition
from vendors.actions.deciding.lapse import lapse_solution
from vendors.actions.deciding.renewal import confirm_renewal, refuse_renewal
from vendors.actions.supply.solutions import start_version
from vendors.actions.vetting.clarification import answer_clarification, close_clarification
from vendors.enums import (
    LIVE_STATUSES,
    AppealStatus,
    ClarificationStatus,
    ConditionStatus,
    SolutionStatus,
)
from vendors.models import Appeal, Clarification, Condition, Renewal, SolutionVersion
from workflow.engine import StaleTransition, TransitionDenied
from workflow.models import Event

pytestmark = pytest.mark.django_db(transaction=True)
REFUSALS = (StaleTransition, TransitionDenied, ValidationError)


def at_once(*acts):
    """How many of them were refused."""
    return sum(together(partial(is_refused, act) for act in acts))


def is_refused(act):
    try:
        act()
    except REFUSALS:
        return True
    return False


def on_own_connection(act):
    try:
        return act()
    finally:
        connection.close()


def tomorrow():
    return timezone.now() + timedelta(days=1)


def moves_of(record, *names):
    events = Event.objects.about(record).filter(name__in=names).order_by("pk")
    return list(events.values_list("name", flat=True))


def test_appeal_answered_by_two_at_once_has_one_answer():
    appeal = vetting.appeal_on(vetting.solution_at(SolutionStatus.NOT_ELIGIBLE))
    officers = [people.staff(), people.staff()]

    def answering(act, by):
        own = Appeal.objects.get(pk=appeal.pk)
        return lambda: act(own, reasons=f"{by} says so.", by=by, at=timezone.now())

    refusals = at_once(
        answering(uphold_appeal, officers[0]), answering(dismiss_appeal, officers[1])
    )
    appeal.refresh_from_db()
    version = SolutionVersion.objects.get()
    assert refusals == 1
    assert appeal.answer == f"{appeal.answered_by} says so."
    is_upheld = appeal.status == AppealStatus.UPHELD
    assert (version.status == SolutionStatus.MODERATION) is is_upheld


def test_appeal_taken_back_while_it_is_upheld_is_one_of_both():
    version = vetting.solution_at(SolutionStatus.NOT_ELIGIBLE)
    appeal, lead, officer = vetting.appeal_on(version), solutions.lead_of(version), people.staff()
    owns = [Appeal.objects.get(pk=appeal.pk) for _ in range(2)]
    refusals = at_once(
        lambda: take_appeal_back(owns[0], by=lead, at=timezone.now()),
        lambda: uphold_appeal(owns[1], reasons="Yes.", by=officer, at=timezone.now()),
    )
    appeal.refresh_from_db()
    version.refresh_from_db()
    assert refusals == 1
    ends = {AppealStatus.WITHDRAWN: "not_eligible", AppealStatus.UPHELD: "moderation"}
    assert version.status == ends[appeal.status]


def test_appeal_lodged_twice_at_once_is_one_appeal():
    version = vetting.solution_at(SolutionStatus.NOT_ELIGIBLE)
    lead = solutions.lead_of(version)
    owns = [SolutionVersion.objects.get(pk=version.pk) for _ in range(2)]
    refusals = at_once(
        *(
            lambda own=own: lodge_appeal(own, grounds="Why?", by=lead, at=timezone.now())
            for own in owns
        )
    )
    assert (refusals, Appeal.objects.count()) == (1, 1)


def test_appeal_and_later_version_begun_at_once_never_stand_together():
    version = vetting.solution_at(SolutionStatus.NOT_ELIGIBLE)
    lead, solution = solutions.lead_of(version), version.solution
    refusals = at_once(
        lambda: lodge_appeal(version, grounds="Why?", by=lead, at=timezone.now()),
        lambda: start_version(solution, round=version.round, by=lead, at=timezone.now()),
    )
    live = SolutionVersion.objects.filter(status__in=LIVE_STATUSES).count()
    assert (refusals, Appeal.objects.count() + live) == (1, 1)


def test_lapse_and_confirmed_renewal_at_once_leave_the_solution_eligible():
    version = vetting.solution_at(SolutionStatus.ELIGIBLE, evidence_until=localdate())
    renewal, desk = vetting.renewal_of(version), people.desk()
    own = SolutionVersion.objects.get(pk=version.pk)
    at_once(
        lambda: lapse_solution(own, at=tomorrow()),
        lambda: confirm_renewal(renewal, by=desk, at=tomorrow()),
    )
    version.refresh_from_db()
    assert version.status == SolutionStatus.ELIGIBLE
    assert version.eligibility.get(criterion__code="B1").outcome == "pass"
    moved = moves_of(version, "lapse", "restore_eligible")
    assert moved in ([], ["lapse", "restore_eligible"])


def test_lapse_run_twice_at_once_happens_once():
    version = vetting.solution_at(SolutionStatus.ELIGIBLE, evidence_until=localdate())
    owns = [SolutionVersion.objects.get(pk=version.pk) for _ in range(2)]
    refusals = at_once(*(lambda own=own: lapse_solution(own, at=tomorrow()) for own in owns))
    assert (refusals, moves_of(version, "lapse")) == (1, ["lapse"])


def test_renewal_confirmed_and_refused_at_once_is_one_of_both():
    version = vetting.solution_at(SolutionStatus.LAPSED)
    renewal, desk = vetting.renewal_of(version), people.desk()
    owns = [Renewal.objects.get(pk=renewal.pk) for _ in range(2)]
    refusals = at_once(
        lambda: confirm_renewal(owns[0], by=desk, at=tomorrow()),
        lambda: refuse_renewal(owns[1], reason="No.", by=desk, at=tomorrow()),
    )
    renewal.refresh_from_db()
    version.refresh_from_db()
    assert refusals == 1
    ends = {"confirmed": SolutionStatus.ELIGIBLE, "refused": SolutionStatus.LAPSED}
    assert version.status == ends[renewal.status]


def test_question_answered_while_it_is_closed_is_one_of_both_and_vetting_goes_on():
    version = vetting.solution_at(SolutionStatus.CLARIFICATION)
    lead, desk = solutions.lead_of(version), people.desk()
    owns = [Clarification.objects.get() for _ in range(2)]
    refusals = at_once(
        lambda: answer_clarification(owns[0], answer="Here.", by=lead, at=timezone.now()),
        lambda: close_clarification(owns[1], reason="Enough.", by=desk, at=timezone.now()),
    )
    version.refresh_from_db()
    assert (refusals, version.status) == (1, SolutionStatus.IN_VETTING)
    assert Clarification.objects.get().status != ClarificationStatus.ASKED


def test_two_questions_answered_at_once_let_vetting_go_on():
    version = vetting.solution_at(SolutionStatus.CLARIFICATION)
    vetting.ask(version, "And by day?")
    lead = solutions.lead_of(version)
    questions = list(Clarification.objects.order_by("pk"))
    refusals = at_once(
        *(
            lambda one=one: answer_clarification(one, answer="Here.", by=lead, at=timezone.now())
            for one in questions
        )
    )
    version.refresh_from_db()
    assert (refusals, version.status) == (0, SolutionStatus.IN_VETTING)


def test_condition_settled_while_an_appeal_is_upheld_waits_and_is_refused():
    version = vetting.solution_at(SolutionStatus.ELIGIBLE_WITH_CONDITIONS)
    appeal, settler = vetting.appeal_on(version), people.staff()
    condition = Condition.objects.get(decision__version=version)

    def settle():
        return settle_condition(
            condition, status=ConditionStatus.MET, reason="Done.", by=settler, at=timezone.now()
        )

    with ThreadPoolExecutor(1) as thread:
        with transaction.atomic():
            uphold_appeal(appeal, reasons="Heard.", by=people.staff(), at=timezone.now())
            settling = thread.submit(on_own_connection, settle)
            wait([settling], timeout=0.5)
        with pytest.raises(TransitionDenied, match="no longer stands"):
            settling.result(timeout=10)
    condition.refresh_from_db()
    assert condition.status == ConditionStatus.OPEN
