from vendors.enums import ConditionStatus as C
from vendors.rules import VETS
from workflow.engine import Lifecycle, StatusWords, Transition
from workflow.permissions import Permission

SETTLES = Permission(
    "settles a condition",
    VETS.sentence,
    lambda user, condition: VETS.check(user, condition.decision.version),
    otherwise=VETS.otherwise,
)

CONDITION = Lifecycle(
    "vendors.condition",
    title="Condition of a decision",
    initial=C.OPEN,
    words={
        C.OPEN: StatusWords("Open", "Open", "vendor", "sun"),
        C.MET: StatusWords("Met", "Met", "nobody", "sea", final=True),
        C.NOT_MET: StatusWords("Not met", "Not met", "LGA staff", "brick"),
    },
    transitions=[
        Transition("meet", "Met", (C.OPEN, C.NOT_MET), C.MET, SETTLES, reason_required=True),
        Transition("miss", "Not met", (C.OPEN,), C.NOT_MET, SETTLES, reason_required=True),
    ],
)
