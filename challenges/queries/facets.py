"""How many challenges each choice of a filter would leave, all of them in one query."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, TypeAlias

from django.db.models import Case, CharField, Count, F, QuerySet, Value, When
from django.db.models.functions import Cast

from challenges import phase
from challenges.models import Challenge

# For each way of filtering: value of a choice → number of challenges.
Counts: TypeAlias = dict[str, dict[str, int]]
FIELDS = {
    "theme": "theme__slug",
    "service_area": "service_area__slug",
    "region": "designers__organisation__region",
    "kind": "kinds_of_ai__slug",
}


def counts_of(narrowed: Mapping[str, QuerySet[Challenge]], at: datetime) -> Counts:
    """`narrowed` has, for each way, the challenges that the other ways leave."""
    values = {**{way: F(field) for way, field in FIELDS.items()}, "state": _phase(at)}
    first, *others = (_counted(left, way, values[way]) for way, left in narrowed.items())
    counts: Counts = {way: {} for way in narrowed}
    for way, value, number in first.union(*others, all=True):
        counts[way][value] = number
    return counts


def _counted(left: QuerySet[Challenge], way: str, value: Any) -> QuerySet[Any, Any]:
    named = left.order_by().annotate(way=Value(way, CharField()), choice=Cast(value, CharField()))
    # Two designers of one challenge may be of one region.
    number = Count("pk", distinct=way == "region")
    grouped = named.values("way", "choice").annotate(number=number)
    return grouped.values_list("way", "choice", "number")


def _phase(at: datetime) -> Case:
    conditions = (
        (phase.PhaseName.OPEN, phase.open_for_solutions(at)),
        (phase.PhaseName.AHEAD, phase.ahead(at)),
        (phase.PhaseName.VETTING, phase.in_vetting(at)),
        (phase.PhaseName.CLOSED, phase.closed(at)),
    )
    return Case(*(When(condition, then=Value(name.value)) for name, condition in conditions))
