from datetime import datetime

from django.utils.timezone import localdate

from vendors.eligibility import is_readable, is_wanted
from vendors.enums import RenewalStatus as N
from vendors.models import Renewal
from vendors.rules import VETS
from workflow.engine import Lifecycle, StatusWords, Transition
from workflow.permissions import ALLOWED, Permission, Verdict, refused

CHECKS_RENEWAL = Permission(
    "checks renewal",
    VETS.sentence,
    lambda user, renewal: VETS.check(user, renewal.version),
    otherwise=VETS.otherwise,
)


def _backs_the_criterion(renewal: Renewal, at: datetime) -> Verdict:
    evidence = renewal.evidence
    if not is_wanted(renewal.criterion, evidence):
        return refused("This is another kind of evidence than the criterion wants.")
    if not is_readable(evidence):
        return refused("The file has not passed the virus scan.")
    if evidence.expires_on and evidence.expires_on < localdate(at):
        return refused("This evidence has ended too.")
    return ALLOWED


RENEWAL = Lifecycle(
    "vendors.renewal",
    title="Renewal of evidence",
    initial=N.OFFERED,
    words={
        N.OFFERED: StatusWords("Check the renewal", "Being checked", "LGA staff", "sun"),
        N.CONFIRMED: StatusWords("Confirmed", "Confirmed", "nobody", "sea", final=True),
        N.REFUSED: StatusWords("Refused", "Not accepted", "vendor", "brick", final=True),
    },
    transitions=[
        Transition(
            "confirm",
            "Confirm",
            (N.OFFERED,),
            N.CONFIRMED,
            CHECKS_RENEWAL,
            guard=_backs_the_criterion,
        ),
        Transition(
            "refuse", "Refuse", (N.OFFERED,), N.REFUSED, CHECKS_RENEWAL, reason_required=True
        ),
    ],
)
