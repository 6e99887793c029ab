from vendors.enums import AppealStatus as P
from vendors.rules import DECIDES_APPEAL, LEADS_VENDOR, VETS
from workflow.engine import Lifecycle, StatusWords, Transition
from workflow.permissions import Permission

TAKES_APPEAL_BACK = Permission(
    "takes appeal back",
    LEADS_VENDOR.sentence,
    lambda user, appeal: LEADS_VENDOR.check(user, appeal.version),
    otherwise=LEADS_VENDOR.otherwise,
)
READS_APPEAL = Permission(
    "reads appeal",
    VETS.sentence,
    lambda user, appeal: VETS.check(user, appeal.version),
    otherwise=VETS.otherwise,
)

APPEAL = Lifecycle(
    "vendors.appeal",
    title="Appeal",
    initial=P.LODGED,
    words={
        P.LODGED: StatusWords("Answer the appeal", "Lodged", "LGA staff", "sun"),
        P.UPHELD: StatusWords("Upheld", "Upheld", "nobody", "sea", final=True),
        P.DISMISSED: StatusWords("Dismissed", "Dismissed", "nobody", "grey", final=True),
        P.WITHDRAWN: StatusWords("Taken back", "Taken back", "nobody", "grey", final=True),
    },
    transitions=[
        Transition("uphold", "Uphold", (P.LODGED,), P.UPHELD, DECIDES_APPEAL, reason_required=True),
        Transition(
            "dismiss", "Dismiss", (P.LODGED,), P.DISMISSED, DECIDES_APPEAL, reason_required=True
        ),
        Transition("take_back", "Take back", (P.LODGED,), P.WITHDRAWN, TAKES_APPEAL_BACK),
    ],
)
