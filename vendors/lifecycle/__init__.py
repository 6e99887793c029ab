from vendors.lifecycle.appeals import APPEAL
from vendors.lifecycle.assignments import ASSIGNMENT
from vendors.lifecycle.clarifications import ANSWERS_CLARIFICATION, ASKS, CLARIFICATION
from vendors.lifecycle.conditions import CONDITION, SETTLES
from vendors.lifecycle.proposals import PROPOSAL
from vendors.lifecycle.renewals import RENEWAL
from vendors.lifecycle.responses import RESPONSE
from vendors.lifecycle.solutions import SOLUTION

__all__ = [
    "ANSWERS_CLARIFICATION",
    "APPEAL",
    "ASKS",
    "ASSIGNMENT",
    "CLARIFICATION",
    "CONDITION",
    "PROPOSAL",
    "RENEWAL",
    "RESPONSE",
    "SETTLES",
    "SOLUTION",
]
