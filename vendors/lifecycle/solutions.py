from collections.abc import Callable
from datetime import datetime

from django.utils.timezone import localdate

from challenges.phase import day_in_words
from vendors.enums import (
    ANSWERED_DURING,
    VETTING_STATUSES,
    AppealStatus,
    ClarificationStatus,
    EligibilityOutcome,
)
from vendors.enums import AssignmentStatus as A
from vendors.enums import ResponseStatus as R
from vendors.enums import SolutionStatus as S
from vendors.expiry import backings_of, ended
from vendors.models import Assignment, Clarification, NamesCheck, Response, SolutionVersion
from vendors.readiness import missing_from_scores, missing_from_version
from vendors.rules import (
    DECIDES,
    LEADS_VENDOR,
    OWN_ASSIGNMENT,
    OWN_RESPONSE,
    OWN_VERSION,
    SHORTLISTS,
    VETS,
    VETS_ASSIGNMENT,
)
from workflow.engine import Lifecycle, StatusWords, Transition
from workflow.permissions import ALLOWED, Permission, Verdict, refused


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


def _in_time(clarification: Clarification, at: datetime) -> Verdict:
    if clarification.version.status not in ANSWERED_DURING:
        return refused("This solution is not being vetted any more, so nobody waits for an answer.")
    if localdate(at) <= clarification.due_on:
        return ALLOWED
    return refused(
        f"The time to answer ended on {day_in_words(clarification.due_on)}. Ask the LGA for more time,"
        " and keep a copy of what you wrote."
    )


def _scores_complete(assignment: Assignment, at: datetime) -> Verdict:
    unfinished = assignment.score_drafts.values("criterion")
    scores = assignment.scores.exclude(criterion__in=unfinished)
    missing = missing_from_scores(assignment.version, scores)
    return refused(f"Still to score: {', '.join(missing)}.") if missing else ALLOWED


def _still_in_vetting(assignment: Assignment, at: datetime) -> Verdict:
    if assignment.version.status in VETTING_STATUSES:
        return ALLOWED
    return refused("Scores of this solution are no longer taken.")


def _may_open(assignment: Assignment, at: datetime) -> Verdict:
    version = assignment.version
    if version.round.is_blind and not NamesCheck.objects.filter(version=version).exists():
        return refused("Staff are still taking names out of this solution. Come back tomorrow.")
    return _still_in_vetting(assignment, at)


def _ready_to_hand_in(assignment: Assignment, at: datetime) -> Verdict:
    return _still_in_vetting(assignment, at) and _scores_complete(assignment, at)


def _offer_ready(response: Response, at: datetime) -> Verdict:
    if not response.text.strip():
        return refused("Say how your solution answers the challenge.")
    challenge = response.challenge.live
    if challenge.status != "published" or not challenge.round.takes_solutions(at):
        return refused("This challenge is not taking responses now. Your draft is kept.")
    return ALLOWED


def _solution_eligible(response: Response, at: datetime) -> Verdict:
    if SolutionVersion.objects.public().filter(solution=response.solution_id).exists():
        return ALLOWED
    return refused("The solution has not been found eligible.")


ANSWERS_CLARIFICATION = Permission(
    "answers clarification",
    OWN_VERSION.sentence,
    lambda user, clarification: OWN_VERSION.check(user, clarification.version),
)
ASKS = Permission(
    "asks the vendor",
    VETS.sentence,
    lambda user, clarification: VETS.check(user, clarification.version),
)

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

ASSIGNMENT = Lifecycle(
    "vendors.assignment",
    title="Assignment of an assessor",
    initial=A.ASSIGNED,
    words={
        A.ASSIGNED: StatusWords(
            "Waiting for the declaration", "Declare interests first", "assessor", "sun"
        ),
        A.SCORING: StatusWords("Scoring", "Scoring", "assessor", "sea"),
        A.SUBMITTED: StatusWords(
            "Scores submitted", "Scores submitted", "nobody", "grey", final=True
        ),
        A.DECLINED: StatusWords("Declined", "Declined", "LGA staff", "brick", final=True),
        A.CONFLICTED: StatusWords(
            "Conflict of interest", "Conflict of interest", "LGA staff", "brick", final=True
        ),
        A.RELEASED: StatusWords(
            "Given to somebody else", "Given to somebody else", "nobody", "grey", final=True
        ),
    },
    transitions=[
        Transition(
            "declare_no_conflict",
            "I have no conflict of interest",
            (A.ASSIGNED,),
            A.SCORING,
            OWN_ASSIGNMENT,
            guard=_may_open,
        ),
        Transition(
            "declare_conflict",
            "I have a conflict of interest",
            (A.ASSIGNED, A.SCORING),
            A.CONFLICTED,
            OWN_ASSIGNMENT,
        ),
        Transition("decline", "Decline", (A.ASSIGNED,), A.DECLINED, OWN_ASSIGNMENT),
        Transition(
            "release",
            "Ask somebody else",
            (A.ASSIGNED, A.SCORING),
            A.RELEASED,
            VETS_ASSIGNMENT,
            reason_required=True,
        ),
        Transition(
            "submit_scores",
            "Submit scores",
            (A.SCORING,),
            A.SUBMITTED,
            OWN_ASSIGNMENT,
            guard=_ready_to_hand_in,
        ),
    ],
)

CLARIFICATION = Lifecycle(
    "vendors.clarification",
    title="Clarification",
    initial=ClarificationStatus.ASKED,
    words={
        ClarificationStatus.ASKED: StatusWords(
            "Waiting for the vendor", "Needs your answer", "vendor", "sun"
        ),
        ClarificationStatus.ANSWERED: StatusWords(
            "Answered", "Answered", "nobody", "sea", final=True
        ),
        ClarificationStatus.CLOSED: StatusWords(
            "Closed without an answer", "Closed without an answer", "nobody", "grey", final=True
        ),
    },
    transitions=[
        Transition(
            "answer",
            "Send answer",
            (ClarificationStatus.ASKED,),
            ClarificationStatus.ANSWERED,
            ANSWERS_CLARIFICATION,
            guard=_in_time,
        ),
        Transition(
            "close",
            "Go on without an answer",
            (ClarificationStatus.ASKED,),
            ClarificationStatus.CLOSED,
            ASKS,
            reason_required=True,
        ),
    ],
)

RESPONSE = Lifecycle(
    "vendors.response",
    title="Response",
    initial=R.DRAFT,
    words={
        R.DRAFT: StatusWords("Draft", "Draft", "vendor", "grey"),
        R.OFFERED: StatusWords("Shortlist or not", "Offered", "LGA staff", "sun"),
        R.SHORTLISTED: StatusWords("Shortlisted", "Shortlisted", "nobody", "sea", final=True),
        R.NOT_SHORTLISTED: StatusWords(
            "Not shortlisted", "Not shortlisted", "nobody", "grey", final=True
        ),
        R.WITHDRAWN: StatusWords("Withdrawn", "Withdrawn", "nobody", "grey", final=True),
    },
    transitions=[
        Transition(
            "offer", "Offer this response", (R.DRAFT,), R.OFFERED, OWN_RESPONSE, guard=_offer_ready
        ),
        Transition(
            "shortlist",
            "Shortlist",
            (R.OFFERED,),
            R.SHORTLISTED,
            SHORTLISTS,
            guard=_solution_eligible,
        ),
        Transition(
            "not_shortlist", "Do not shortlist", (R.OFFERED,), R.NOT_SHORTLISTED, SHORTLISTS
        ),
        Transition("withdraw", "Withdraw", (R.DRAFT, R.OFFERED), R.WITHDRAWN, OWN_RESPONSE),
    ],
)
