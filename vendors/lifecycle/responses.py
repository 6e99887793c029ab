from datetime import datetime

from vendors.enums import ResponseStatus as R
from vendors.models import Response, SolutionVersion
from vendors.rules import (
    OWN_RESPONSE,
    SHORTLISTS,
)
from workflow.engine import Lifecycle, StatusWords, Transition
from workflow.permissions import ALLOWED, Verdict, refused


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


def _not_shown_yet(response: Response, at: datetime) -> Verdict:
    """Sessions belong to a higher app; the reverse relation says enough."""
    if response.shown_in.filter(session__event__status="held").exists():
        return refused("It was shown at the event, so it stays in the record.")
    return ALLOWED


RESPONSE = Lifecycle(
    "vendors.response",
    title="Response",
    initial=R.DRAFT,
    words={
        R.DRAFT: StatusWords("Draft", "Draft", "vendor", "grey"),
        R.OFFERED: StatusWords("Shortlist or not", "Offered", "LGA staff", "sun"),
        R.SHORTLISTED: StatusWords("Shortlisted", "Shortlisted", "nobody", "sea", final=True),
        R.RESERVE: StatusWords("Reserve", "On the reserve list", "LGA staff", "sun"),
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
            "keep_in_reserve",
            "Keep on the reserve list",
            (R.OFFERED,),
            R.RESERVE,
            SHORTLISTS,
            guard=_solution_eligible,
        ),
        Transition(
            "not_shortlist", "Do not shortlist", (R.OFFERED,), R.NOT_SHORTLISTED, SHORTLISTS
        ),
        Transition(
            "move_up",
            "Move up from the reserve list",
            (R.RESERVE,),
            R.SHORTLISTED,
            SHORTLISTS,
            guard=_solution_eligible,
        ),
        Transition(
            "let_go", "Take off the reserve list", (R.RESERVE,), R.NOT_SHORTLISTED, SHORTLISTS
        ),
        Transition(
            "withdraw",
            "Withdraw",
            (R.DRAFT, R.OFFERED, R.RESERVE, R.SHORTLISTED),
            R.WITHDRAWN,
            OWN_RESPONSE,
            guard=_not_shown_yet,
        ),
    ],
)
