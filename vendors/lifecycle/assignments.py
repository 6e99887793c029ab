from datetime import datetime

from vendors.enums import (
    VETTING_STATUSES,
)
from vendors.enums import AssignmentStatus as A
from vendors.models import Assignment, NamesCheck
from vendors.readiness import missing_from_scores
from vendors.rules import (
    OWN_ASSIGNMENT,
    VETS_ASSIGNMENT,
)
from workflow.engine import Lifecycle, StatusWords, Transition
from workflow.permissions import ALLOWED, Verdict, refused


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
