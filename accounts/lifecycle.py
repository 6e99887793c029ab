from datetime import datetime

from accounts.enums import InvitationStatus as I
from accounts.enums import MembershipStatus as S
from accounts.models import Invitation
from accounts.rules import (
    DECIDES_MEMBERSHIP,
    ENDS_MEMBERSHIP,
    IS_INVITED,
    WITHDRAWS_INVITATION,
    is_still_offered,
)
from workflow.engine import Lifecycle, StatusWords, Transition
from workflow.permissions import ALLOWED, Verdict, refused


def _holds(invitation: Invitation, at: datetime) -> Verdict:
    if at >= invitation.expires_at:
        return refused("This invitation has run out. Ask for a new one.")
    if not is_still_offered(invitation):
        return refused(
            "Whoever sent this invitation can no longer give the role. Ask for a new one."
        )
    return ALLOWED


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
        Transition("run_out", "Run out after a year", (S.ACTIVE,), S.ENDED, None),
        Transition("close", "Close the account", (S.WAITING, S.ACTIVE), S.ENDED, None),
    ],
)

INVITATION = Lifecycle(
    "accounts.invitation",
    title="Invitation into an organisation",
    initial=I.SENT,
    words={
        I.SENT: StatusWords("Sent", "Waiting for an answer", "the invited person", "sun"),
        I.ACCEPTED: StatusWords("Accepted", "Accepted", "nobody", "sea", final=True),
        I.WITHDRAWN: StatusWords("Withdrawn", "Withdrawn", "nobody", "grey", final=True),
    },
    transitions=[
        Transition(
            "accept", "Accept the invitation", (I.SENT,), I.ACCEPTED, IS_INVITED, guard=_holds
        ),
        Transition("withdraw", "Withdraw", (I.SENT,), I.WITHDRAWN, WITHDRAWS_INVITATION),
    ],
)
