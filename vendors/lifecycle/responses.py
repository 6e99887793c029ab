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
