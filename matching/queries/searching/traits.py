"""What records that were found are narrowed by and told apart by."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any, TypeAlias

from django.db.models import CharField, QuerySet, Value

from matching.findable import FINDABLE
from matching.queries.entries.many_kinds import joined

# For each way of narrowing the values of a record, with their names.
Traits: TypeAlias = Mapping[str, Mapping[str, str]]


def traits_of(found: Mapping[str, Iterable[int]]) -> dict[tuple[str, int], Traits]:
    """Of the records of each kind, all in one query; a record without any is left out."""
    traits: dict[tuple[str, int], Any] = defaultdict(lambda: defaultdict(dict))
    arms = [_arm(kind, pks, way) for kind, pks in found.items() for way in FINDABLE[kind].traits]
    for kind, pk, way, value, name in joined(arms):
        if value:
            traits[kind, pk][way][value] = name
    return dict(traits)


def _arm(kind: str, pks: Iterable[int], way: str) -> QuerySet[Any, Any]:
    path = FINDABLE[kind].traits[way]
    records: QuerySet[Any] = FINDABLE[kind].source.model._default_manager.filter(pk__in=pks)
    return records.order_by().values_list(
        Value(kind, CharField()), "pk", Value(way, CharField()), f"{path}__slug", f"{path}__name"
    )
