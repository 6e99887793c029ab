from collections.abc import Callable
from datetime import datetime

from django.utils.timezone import localdate

from vendors.enums import (
    AppealStatus,
    ClarificationStatus,
    EligibilityOutcome,
)
from vendors.enums import AssignmentStatus as A
from vendors.enums import SolutionStatus as S
from vendors.expiry import backings_of, ended
from vendors.models import SolutionVersion
from vendors.readiness import missing_from_scores, missing_from_version
from vendors.rules import (
    DECIDES,
    LEADS_VENDOR,
    OWN_VERSION,
    VETS,
)
from workflow.engine import Lifecycle, StatusWords, Transition
from workflow.permissions import ALLOWED, Verdict, refused


def _version_ready(version: SolutionVersion, at: datetime) -> Verdict:
    missing = missing_from_version(version)
    if missing:
        return refused(f"Still to do: {'; '.join(missing)}.")
    if version.status == S.DRAFT and not version.round.takes_solutions(at):
        return refused("This round is not taking solutions now. Your draft is kept.")
    return ALLOWED


def _no_failures(version: SolutionVersion, at: datetime) -> Verdict:
    results = version.eligibility.values_list("outcome", flat=True)
    if not results or EligibilityOutcome.FAIL in results or EligibilityOutcome.UNKNOWN in results:
        return refused("Some pass/fail criteria are not passed.")
    return ALLOWED


def _scored(version: SolutionVersion, at: datetime) -> Verdict:
    wanted = version.round.assessors_per_solution
    submitted = version.assignments.filter(status=A.SUBMITTED).count()
    if submitted >= wanted:
        return ALLOWED
    return refused(f"{submitted} of {wanted} assessors have submitted their scores.")


def _no_open_clarification(version: SolutionVersion, at: datetime) -> Verdict:
    """Read whole, as pages have them at hand already."""
    if any(one.status == ClarificationStatus.ASKED for one in version.clarifications.all()):
        return refused("A clarification is still to be answered.")
    return ALLOWED


def _moderated(version: SolutionVersion, at: datetime) -> Verdict:
    missing = missing_from_scores(version, version.agreed_scores)
    return refused(f"No agreed score yet for {', '.join(missing)}.") if missing else ALLOWED


def _ready_to_decide(version: SolutionVersion, at: datetime) -> Verdict:
    return _no_open_clarification(version, at) and _moderated(version, at)


def _evidence_ended(version: SolutionVersion, at: datetime) -> Verdict:
    if ended(backings_of(version), localdate(at)):
        return ALLOWED
    return refused("The evidence behind every pass is still current.")


def _renewed(version: SolutionVersion, at: datetime) -> Verdict:
    left = [backing.criterion.code for backing in ended(backings_of(version), localdate(at))]
    return refused(f"Still to renew: {', '.join(left)}.") if left else ALLOWED


def _renewed_from(status: str) -> Callable[[SolutionVersion, datetime], Verdict]:
    def guard(version: SolutionVersion, at: datetime) -> Verdict:
        if version.lapsed_from != status:
            return refused(f"It was “{S(version.lapsed_from).label}” before.")
        return _renewed(version, at)

    return guard


def _appeal_upheld(version: SolutionVersion, at: datetime) -> Verdict:
    upheld = version.appeals.filter(
        status=AppealStatus.UPHELD, decision__released_at=version.decided_at
    )
    return ALLOWED if upheld.exists() else refused("No appeal against this decision was upheld.")


SOLUTION = Lifecycle(
    "vendors.solutionversion",
    title="Solution version",
    initial=S.DRAFT,
    words={
        S.DRAFT: StatusWords("Draft", "Draft", "vendor", "grey"),
        S.SUBMITTED: StatusWords("Check eligibility", "Received", "LGA staff", "sun"),
        S.RETURNED: StatusWords("With the vendor", "Returned with reasons", "vendor", "brick"),
        S.IN_VETTING: StatusWords("In vetting", "In vetting", "assessors", "sea"),
        S.CLARIFICATION: StatusWords(
            "Waiting for a clarification", "We asked you a question", "vendor", "brick"
        ),
        S.MODERATION: StatusWords("Moderate and decide", "In vetting", "LGA staff", "sun"),
        S.ELIGIBLE: StatusWords("Eligible", "Eligible", "nobody", "sea", final=True),
        S.ELIGIBLE_WITH_CONDITIONS: StatusWords(
            "Eligible with conditions", "Eligible with conditions", "vendor", "sun", final=True
        ),
        S.NOT_ELIGIBLE: StatusWords("Not eligible", "Not eligible", "nobody", "grey", final=True),
        S.LAPSED: StatusWords("Under renewal", "Under renewal", "vendor", "brick"),
        S.WITHDRAWN: StatusWords("Withdrawn", "Withdrawn", "nobody", "grey", final=True),
    },
    transitions=[
        Transition(
            "submit",
            "Submit solution",
            (S.DRAFT, S.RETURNED),
            S.SUBMITTED,
            LEADS_VENDOR,
            guard=_version_ready,
        ),
        Transition(
            "return", "Return to the vendor", (S.SUBMITTED,), S.RETURNED, VETS, reason_required=True
        ),
        Transition(
            "pass_eligibility",
            "Start vetting",
            (S.SUBMITTED,),
            S.IN_VETTING,
            VETS,
            guard=_no_failures,
        ),
        Transition(
            "ask_clarification", "Ask for a clarification", (S.IN_VETTING,), S.CLARIFICATION, VETS
        ),
        Transition(
            "answer_clarification",
            "Answer",
            (S.CLARIFICATION,),
            S.IN_VETTING,
            OWN_VERSION,
            guard=_no_open_clarification,
        ),
        Transition(
            "go_on",
            "Go on without an answer",
            (S.CLARIFICATION,),
            S.IN_VETTING,
            VETS,
            guard=_no_open_clarification,
        ),
        Transition(
            "open_moderation", "Open moderation", (S.IN_VETTING,), S.MODERATION, VETS, guard=_scored
        ),
        Transition(
            "find_eligible",
            "Eligible",
            (S.MODERATION,),
            S.ELIGIBLE,
            DECIDES,
            reason_required=True,
            guard=_ready_to_decide,
        ),
        Transition(
            "find_eligible_with_conditions",
            "Eligible with conditions",
            (S.MODERATION,),
            S.ELIGIBLE_WITH_CONDITIONS,
            DECIDES,
            reason_required=True,
            guard=_ready_to_decide,
        ),
        Transition(
            "find_not_eligible",
            "Not eligible",
            (S.MODERATION,),
            S.NOT_ELIGIBLE,
            DECIDES,
            reason_required=True,
            guard=_ready_to_decide,
        ),
        Transition(
            "withdraw",
            "Withdraw",
            (S.DRAFT, S.SUBMITTED, S.RETURNED, S.IN_VETTING, S.CLARIFICATION, S.MODERATION),
            S.WITHDRAWN,
            LEADS_VENDOR,
        ),
        Transition(
            "lapse",
            "Lapse: evidence behind a pass has ended",
            (S.ELIGIBLE, S.ELIGIBLE_WITH_CONDITIONS),
            S.LAPSED,
            None,
            guard=_evidence_ended,
        ),
        Transition(
            "restore_eligible",
            "Restore: everything is renewed",
            (S.LAPSED,),
            S.ELIGIBLE,
            None,
            guard=_renewed_from(S.ELIGIBLE),
        ),
        Transition(
            "restore_with_conditions",
            "Restore with its conditions",
            (S.LAPSED,),
            S.ELIGIBLE_WITH_CONDITIONS,
            None,
            guard=_renewed_from(S.ELIGIBLE_WITH_CONDITIONS),
        ),
        Transition(
            "reopen",
            "Decide anew after an appeal",
            (S.NOT_ELIGIBLE, S.ELIGIBLE_WITH_CONDITIONS, S.LAPSED),
            S.MODERATION,
            None,
            reason_required=True,
            guard=_appeal_upheld,
        ),
    ],
)
