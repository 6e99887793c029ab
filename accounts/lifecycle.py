from accounts.enums import MembershipStatus as S
from accounts.rules import DECIDES_MEMBERSHIP, ENDS_MEMBERSHIP
from workflow.engine import Lifecycle, StatusWords, Transition

MEMBERSHIP = Lifecycle(
    "accounts.membership",
    title="Membership of an organisation",
    initial=S.WAITING,
    words={
        S.WAITING: StatusWords(
            "Check this person", "Waiting for an administrator", "LGA administrator", "sun"
        ),
        S.ACTIVE: StatusWords("Active", "Active", "the person", "sea"),
        S.ENDED: StatusWords("Ended", "Ended", "nobody", final=True),
        S.REFUSED: StatusWords("Refused", "Refused", "nobody", final=True),
    },
    transitions=[
        Transition("approve", "Approve", (S.WAITING,), S.ACTIVE, DECIDES_MEMBERSHIP),
        Transition("join", "Join by e-mail domain", (S.WAITING,), S.ACTIVE, None),
        Transition(
            "refuse", "Refuse", (S.WAITING,), S.REFUSED, DECIDES_MEMBERSHIP, reason_required=True
        ),
        Transition("end", "End this role", (S.ACTIVE,), S.ENDED, ENDS_MEMBERSHIP),
    ],
)
