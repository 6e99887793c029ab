from accounts.permissions import LGA_STAFF
from vendors.enums import ProposalStatus as P
from workflow.engine import Lifecycle, StatusWords, Transition

PROPOSAL = Lifecycle(
    "vendors.proposal",
    title="Proposal of assessors",
    initial=P.WORKING,
    words={
        P.WORKING: StatusWords("Being worked out", "Being worked out", "the portal", "sun"),
        P.READY: StatusWords("Look at it and ask", "Ready to look at", "LGA staff", "sun"),
        P.ASKED: StatusWords("Everybody asked", "Everybody asked", "nobody", "sea", final=True),
        P.DISCARDED: StatusWords("Discarded", "Discarded", "nobody", "grey", final=True),
        P.FAILED: StatusWords("Not worked out", "Not worked out", "nobody", "brick", final=True),
    },
    transitions=[
        Transition("work_out", "Worked out", (P.WORKING,), P.READY, None),
        Transition("fail", "Not worked out", (P.WORKING,), P.FAILED, None),
        Transition("ask", "Ask everybody", (P.READY,), P.ASKED, LGA_STAFF),
        Transition("discard", "Discard", (P.WORKING, P.READY), P.DISCARDED, LGA_STAFF),
    ],
)
