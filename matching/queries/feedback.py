"""What councils said of a solution with "not for us", as its vendor may read it."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from matching.enums import SetAsideReason
from matching.models import SetAside
from vendors.models import Solution

ENOUGH_COUNCILS = 3


@dataclass(frozen=True)
class Named:
    """A council that agreed to be named, with its reason and its own words."""

    council: str
    reason: str
    words: str


@dataclass(frozen=True)
class Counted:
    """How many councils gave a reason; which of them, nobody learns here."""

    reason: str
    councils: int


@dataclass(frozen=True)
class Feedback:
    named: list[Named]
    counted: list[Counted]


def feedback_on(solution: Solution) -> Feedback:
    """Over all challenges of the solution together: never by challenge, never with a date.

    A vendor knows which councils designed the challenges it was suggested for, often one or two. So a
    reason alone would tell who gave it. Of councils that did not agree to be named, nothing is shown
    until ENOUGH_COUNCILS of them spoke; then each reason with the number of councils, without a word
    of their own. Whoever compares the page day by day may still guess who spoke last: the form says
    what a vendor reads before a council gives a reason. Neither order nor scores of suggestions, as a
    vendor sees them, depend on what was set aside.
    """
    said = SetAside.objects.standing().filter(solution=solution).select_related("council")
    rows = list(said.order_by("council__name", "pk"))
    return Feedback(
        named=list(dict.fromkeys(_named(one) for one in rows if one.may_name_council)),
        counted=_counted(one for one in rows if not one.may_name_council),
    )


def _named(said: SetAside) -> Named:
    return Named(said.council.name, said.get_reason_display(), said.words)


def _counted(rows: Iterable[SetAside]) -> list[Counted]:
    councils = defaultdict(set)
    for one in rows:
        councils[one.reason].add(one.council_id)
    if len(set().union(*councils.values())) < ENOUGH_COUNCILS:
        return []
    return [
        Counted(str(label), len(councils[reason]))
        for reason, label in SetAsideReason.choices
        if reason in councils
    ]
