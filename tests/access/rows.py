"""What a row of the access table says, and what it expects of every visitor."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

NOBODY = "nobody"
SIGN_IN = "sign in"  # a redirect to the sign-in page
ROLES = (
    NOBODY,
    "person",
    "officer",
    "council lead",
    "other officer",
    "vendor",
    "vendor user",
    "other vendor",
    "assessor",
    "conflicted assessor",
    "staff",
    "conflicted staff",
    "administrator",
)
EVERYBODY = frozenset(ROLES)
SIGNED_IN = EVERYBODY - {NOBODY}
UNCONFLICTED = frozenset({"staff", "administrator"})
STAFF = UNCONFLICTED | {"conflicted staff"}
ADMINISTRATORS = frozenset({"administrator"})
OUR_COUNCIL = frozenset({"officer", "council lead"})
COUNCILS = OUR_COUNCIL | {"other officer"}
OUR_VENDOR = frozenset({"vendor", "vendor user"})
VENDORS = OUR_VENDOR | {"other vendor"}
CONFLICTED = frozenset({"conflicted assessor", "conflicted staff"})
ASSESSORS = frozenset({"assessor", "conflicted assessor"})


@dataclass(frozen=True)
class Row:
    """One address: who gets in, and what a GET and an empty POST then answer.

    Whoever does not get in finds a 404; who is not signed in the sign-in page, unless the address
    `is_public` and merely has nothing to show. `but` holds what differs for single visitors:
    {("GET", "officer"): 302}. An address with more than one row tells them apart by `case`.
    """

    name: str
    who: frozenset[str]
    args: Callable[[Any], Iterable[Any]] = lambda things: ()
    get: int | str = 200
    post: int | str = 405
    but: dict[tuple[str, str], int | str] = field(default_factory=dict)
    case: str = ""
    is_public: bool = False

    def expected(self, method: str, role: str) -> int | str:
        if (method, role) in self.but:
            return self.but[method, role]
        if role not in self.who:
            return SIGN_IN if role == NOBODY and not self.is_public else 404
        return self.get if method == "GET" else self.post

    def __str__(self) -> str:
        return f"{self.name} {self.case}".strip()
