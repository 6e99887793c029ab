from datetime import datetime

from django.utils.timezone import localdate

from challenges.phase import day_in_words
from vendors.enums import (
    ANSWERED_DURING,
    ClarificationStatus,
)
from vendors.models import Clarification
from vendors.rules import (
    OWN_VERSION,
    VETS,
)
from workflow.engine import Lifecycle, StatusWords, Transition
from workflow.permissions import ALLOWED, Permission, Verdict, refused


def _in_time(clarification: Clarification, at: datetime) -> Verdict:
    if clarification.version.status not in ANSWERED_DURING:
        return refused("This solution is not being vetted any more, so nobody waits for an answer.")
    if localdate(at) <= clarification.due_on:
        return ALLOWED
    return refused(
        f"The time to answer ended on {day_in_words(clarification.due_on)}. Ask the LGA for more time,"
        " and keep a copy of what you wrote."
    )


ANSWERS_CLARIFICATION = Permission(
    "answers clarification",
    OWN_VERSION.sentence,
    lambda user, clarification: OWN_VERSION.check(user, clarification.version),
    otherwise=OWN_VERSION.otherwise,
)


ASKS = Permission(
    "asks the vendor",
    VETS.sentence,
    lambda user, clarification: VETS.check(user, clarification.version),
    otherwise=VETS.otherwise,
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
