import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from notifications.models import Message
from tests.journeys import people, solutions
from vendors.actions.supply.evidence import retire_evidence
from vendors.actions.supply.solutions import Given, save_answers, submit_solution
from vendors.actions.vetting.eligibility import (
    check_eligibility,
    judge_eligibility,
    pass_eligibility,
    return_solution,
)
from vendors.enums import ConflictKind, EligibilityOutcome, SolutionStatus
from vendors.models import Conflict, EligibilityResult, Evidence
from vendors.queries.vetting.eligibility import findings_for, gate_of
from workflow.engine import TransitionDenied

pytestmark = pytest.mark.django_db
PASS, FAIL, UNKNOWN = EligibilityOutcome.PASS, EligibilityOutcome.FAIL, EligibilityOutcome.UNKNOWN


def outcomes(version):
    return {row.criterion.code: row.result.outcome for row in gate_of(version)}


def with_mitigation(lead=None):
    """Submitted with a discretionary ground and what was done about it."""
    version = solutions.ready(lead)
    criterion = version.answers.get(criterion__code="A2").criterion
    given = Given(criterion, "yes", "We changed the board.")
    save_answers(version, [given], by=solutions.lead_of(version), at=timezone.now())
    submit_solution(version, by=solutions.lead_of(version), at=timezone.now())
    return version


def result_of(version, code="A2"):
    return version.eligibility.get(criterion__code=code)


def test_gate_is_worked_out_at_submission():
    assert outcomes(solutions.submitted()) == {"A1": PASS, "A2": PASS, "B1": PASS}


def test_gate_leaves_out_what_does_not_apply():
    version = solutions.submitted(data_involved=["open"])
    assert outcomes(version) == {"A1": PASS, "A2": PASS}


def test_gate_of_a_mitigation_waits_for_a_person():
    version = with_mitigation()
    assert outcomes(version)["A2"] == UNKNOWN
    with pytest.raises(TransitionDenied, match="not passed"):
        pass_eligibility(version, by=people.staff(), at=timezone.now())
    version.refresh_from_db()
    assert version.status == SolutionStatus.SUBMITTED


def test_judged_mitigation_lets_the_version_pass_and_keeps_who_judged():
    version, staff = with_mitigation(), people.staff()
    judge_eligibility(
        result_of(version), outcome=PASS, reason="Settled in 2024.", by=staff, at=timezone.now()
    )
    pass_eligibility(version, by=staff, at=timezone.now())
    version.refresh_from_db()
    assert version.status == SolutionStatus.IN_VETTING
    kept = result_of(version)
    assert (kept.outcome, kept.reason, kept.judged_by) == (PASS, "Settled in 2024.", staff)


def test_judgement_does_not_outlive_a_new_submission():
    version, staff = with_mitigation(), people.staff()
    judge_eligibility(result_of(version), outcome=PASS, reason="Fine.", by=staff, at=timezone.now())
    return_solution(version, reason="Look at B2.", by=staff, at=timezone.now())
    submit_solution(version, by=solutions.lead_of(version), at=timezone.now())
    assert outcomes(version)["A2"] == UNKNOWN


@pytest.mark.parametrize(
    ("code", "outcome", "reason", "sentence"),
    [
        ("A1", FAIL, "I do not like it.", "follows from the answer"),
        ("A2", UNKNOWN, "Not sure.", "Decide: pass or fail."),
        ("A2", PASS, "  ", "Give a reason."),
    ],
)
def test_judgement_that_cannot_stand_is_refused(code, outcome, reason, sentence):
    version = with_mitigation()
    before = outcomes(version)
    with pytest.raises(TransitionDenied, match=sentence):
        judge_eligibility(
            result_of(version, code),
            outcome=outcome,
            reason=reason,
            by=people.staff(),
            at=timezone.now(),
        )
    assert outcomes(version) == before


def test_judgement_of_a_result_worked_out_anew_meanwhile_is_refused():
    version, staff = with_mitigation(), people.staff()
    seen = result_of(version)
    check_eligibility(version, by=staff, at=timezone.now())
    with pytest.raises(TransitionDenied, match="worked out again"):
        judge_eligibility(seen, outcome=PASS, reason="Fine.", by=staff, at=timezone.now())
    assert outcomes(version)["A2"] == UNKNOWN


def test_second_judgement_says_what_the_first_was_and_replaces_it_only_knowingly():
    version, first, second = with_mitigation(), people.staff(), people.staff()
    at = timezone.now()
    judge_eligibility(result_of(version), outcome=PASS, reason="Fine.", by=first, at=at)
    again = {"outcome": FAIL, "reason": "Not so.", "by": second, "at": timezone.now()}
    with pytest.raises(TransitionDenied, match=f"Meanwhile {first} judged it: pass. “Fine.”"):
        judge_eligibility(result_of(version), **again)
    assert result_of(version).reason == "Fine."
    judge_eligibility(result_of(version), **again, replaces=at)
    assert (result_of(version).outcome, result_of(version).judged_by) == (FAIL, second)


def test_judgement_by_the_vendor_is_refused():
    version = with_mitigation()
    with pytest.raises(TransitionDenied):
        judge_eligibility(
            result_of(version),
            outcome=PASS,
            reason="Trust us.",
            by=solutions.lead_of(version),
            at=timezone.now(),
        )
    assert result_of(version).outcome == UNKNOWN


def test_staff_with_an_interest_in_the_vendor_do_not_touch_the_gate():
    version, staff = solutions.submitted(), people.staff()
    Conflict.objects.create(
        person=staff,
        vendor=version.solution.vendor,
        kind=ConflictKind.FINANCIAL,
        declared_at=timezone.now(),
    )
    for act in (check_eligibility, pass_eligibility):
        with pytest.raises(TransitionDenied, match="an interest in this vendor"):
            act(version, by=staff, at=timezone.now())
    version.refresh_from_db()
    assert version.status == SolutionStatus.SUBMITTED


def test_gate_is_worked_out_again_before_it_lets_anybody_through():
    version = solutions.submitted()
    certificate = Evidence.objects.get(answers__version=version)
    retire_evidence(certificate, by=solutions.lead_of(version), at=timezone.now())
    with pytest.raises(TransitionDenied):
        pass_eligibility(version, by=people.staff(), at=timezone.now())
    check_eligibility(version, by=people.staff(), at=timezone.now())
    assert outcomes(version)["B1"] == FAIL


def test_gate_of_a_draft_is_not_confirmed_by_anybody():
    version = solutions.ready()
    with pytest.raises(TransitionDenied, match="not being checked"):
        check_eligibility(version, by=people.staff(), at=timezone.now())
    assert version.eligibility.count() == 0


def test_live_findings_and_stored_results_agree():
    version = with_mitigation()
    live = {f.criterion.code: (f.outcome, f.reason, f.cure) for f in findings_for(version, today())}
    stored = {
        row.criterion.code: (row.result.outcome, row.result.reason, row.result.cure)
        for row in gate_of(version)
    }
    assert live == stored


def today():
    return timezone.localdate()


def test_returned_version_tells_the_vendor_the_reason_and_what_failed():
    version = solutions.ready()
    solutions.answered(version, A2="yes")
    submit_solution(version, by=solutions.lead_of(version), at=timezone.now())
    return_solution(version, reason="Say more.", by=people.staff(), at=timezone.now())
    message = Message.objects.get(kind="solution_returned")
    assert message.to == solutions.lead_of(version).email
    assert "Say more." in message.body
    assert "- A2: Answered “Yes”. To pass: “No”." in message.body
    assert "A1" not in message.body


def test_returned_without_a_reason_is_refused():
    version = solutions.submitted()
    with pytest.raises(TransitionDenied, match="Give a reason"):
        return_solution(version, reason=" ", by=people.staff(), at=timezone.now())


@pytest.mark.parametrize(
    ("judged_by", "judged_at", "is_kept"),
    [(True, True, True), (False, False, True), (True, False, False), (False, True, False)],
)
def test_result_is_judged_by_and_when_together_or_not_at_all(judged_by, judged_at, is_kept):
    version = solutions.submitted()
    changes = {
        "judged_by": people.staff() if judged_by else None,
        "judged_at": timezone.now() if judged_at else None,
    }
    results = EligibilityResult.objects.filter(version=version, criterion__code="A1")
    if is_kept:
        assert results.update(**changes) == 1
        return
    with pytest.raises(IntegrityError), transaction.atomic():
        results.update(**changes)
