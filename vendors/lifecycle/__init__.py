from vendors.lifecycle.appeals import APPEAL
from vendors.lifecycle.conditions import CONDITION, SETTLES
from vendors.lifecycle.renewals import RENEWAL
from vendors.lifecycle.solutions import (
    ANSWERS_CLARIFICATION,
    ASSIGNMENT,
    CLARIFICATION,
    RESPONSE,
    SOLUTION,
)

__all__ = [
    "ANSWERS_CLARIFICATION",
    "APPEAL",
    "ASSIGNMENT",
    "CLARIFICATION",
    "CONDITION",
    "RENEWAL",
    "RESPONSE",
    "SETTLES",
    "SOLUTION",
]
