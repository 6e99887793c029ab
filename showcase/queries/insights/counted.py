"""Grouping for the insights page: many counts in one query."""

from collections.abc import Iterable, Mapping
from functools import reduce
from typing import Any, TypeAlias

from django.contrib.postgres.fields import ArrayField
from django.db.models import Case, CharField, Func, QuerySet, Value, When
from django.db.models.functions import Cast

# For each way of grouping: slug or value of the group, None for none → number.
Counts: TypeAlias = dict[str, dict[str | None, int]]


class Unnest(Func):
    """A row for each member of an array; one that is empty counts as `instead`."""

    function = "unnest"
    set_returning = True
    output_field = CharField()

    def __init__(self, path: str, instead: Iterable[str]) -> None:
        members = ArrayField(CharField())
        filled = Case(
            When(**{path: []}, then=Value(list(instead), members)),
            default=path,
            output_field=members,
        )
        super().__init__(Cast(filled, members))


def grouped(rows: QuerySet[Any], way: str, value: Any, **counts: Any) -> QuerySet[Any, Any]:
    """Way, group and the counts of each group; to be joined with others by `joined`."""
    named = rows.order_by().annotate(
        way=Value(way, CharField()), counted_by=Cast(value, CharField())
    )
    return (
        named.values("way", "counted_by")
        .annotate(**counts)
        .values_list("way", "counted_by", *counts)
    )


def joined(parts: Iterable[QuerySet[Any, Any]]) -> QuerySet[Any, Any]:
    first, *others = parts
    return first.union(*others, all=True)


def counts_in(rows: Iterable[tuple[str, str | None, int]]) -> Counts:
    """An empty group is no group."""

    def counted(counts: Counts, row: tuple[str, str | None, int]) -> Counts:
        way, choice, number = row
        counts.setdefault(way, {})[choice or None] = number
        return counts

    return reduce(counted, rows, {})


def number_of(counts: Mapping[str, Mapping[str | None, int]], way: str, group: str | None) -> int:
    return counts.get(way, {}).get(group, 0)
