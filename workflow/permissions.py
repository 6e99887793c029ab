"""Permissions as sentences: who may do a thing, and why somebody may not."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Verdict:
    """The answer to "may they?": true or false, with the reason for a refusal."""

    allowed: bool
    reason: str = ""

    def __bool__(self) -> bool:
        return self.allowed


ALLOWED = Verdict(True)


def refused(reason: str) -> Verdict:
    return Verdict(False, reason)


@dataclass(frozen=True)
class Permission:
    """A rule with its English sentence.

    `test(user, subject)` answers with a bool or, where the refusal can be explained, a Verdict.
    `public` marks the one kind of rule that holds for people who are not signed in.
    `otherwise` is what somebody reads whom a bare False refuses, wherever the record itself is open
    to them; a page that is closed to them is not there at all.
    """

    name: str
    sentence: str
    test: Callable[[Any, Any], "bool | Verdict"]
    public: bool = False
    otherwise: str = ""

    def check(self, user: Any, subject: Any = None) -> Verdict:
        answer = self.test(user, subject)
        if isinstance(answer, Verdict):
            return answer
        return ALLOWED if answer else refused(self.otherwise)
