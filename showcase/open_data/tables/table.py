"""A table of the open data: the records of one noun, or a list that each of them holds, laid flat."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import islice
from typing import Any

from django.db.models import QuerySet
from rest_framework.serializers import Serializer

from showcase.open_data.tables.leaves import Leaf, leaves_of

ROWS_AT_ONCE = 250


@dataclass(frozen=True)
class Noun:
    """Records that are told of in one way wherever they are told.

    `at_once` is how many are read together, where fewer than usual: each of them may say much.
    """

    name: str
    record: type[Serializer]
    rows: Callable[[], QuerySet[Any]]
    ordered_by: tuple[str, ...] = ("slug",)
    at_once: int | None = None

    def records(self) -> Iterator[dict[str, Any]]:
        """All of them, read from the database and forgotten again, a few hundred at a time.

        One serialiser says them all: each holds itself in a circle, with the rows it was given.
        """
        said = self.record(many=True)
        at_once = self.at_once or ROWS_AT_ONCE
        found = self.rows().order_by(*self.ordered_by, "pk").iterator(chunk_size=at_once)
        while chunk := list(islice(found, at_once)):
            yield from said.to_representation(chunk)


@dataclass(frozen=True)
class Column:
    """`name` heads it, `path` is where the record holds it, joined by dots."""

    name: str
    path: str
    leaf: Leaf


@dataclass(frozen=True)
class Table:
    """Its columns are all that the record says, but for what other tables have or a reason leaves out.

    `each` is the path of a list in the record: every member is a row, beside `beside`, the column that
    names the record it is of. `key` names the columns that tell its rows apart, `links` those that hold
    the identifiers of another table.
    """

    name: str
    title: str
    summary: str
    noun: Noun
    key: tuple[str, ...] = ("id",)
    each: str = ""
    beside: str = ""
    links: Mapping[str, str] = field(default_factory=dict)
    elsewhere: tuple[str, ...] = ()
    left_out: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def columns(self) -> list[Column]:
        leaves = leaves_of(self.noun.record, self.noun.name)
        if not self.each:
            return [Column(_name(p), p, leaf) for p, leaf in leaves.items() if self._has(p)]
        own = {p: leaf for p, leaf in leaves.items() if _is_in(p, self.each) and self._has(p)}
        members = [Column(_member_name(p, self.each), p, own[p].single()) for p in own]
        words = f"The {self.beside}, by its identifier."
        return [Column(self.beside, "id", replace(leaves["id"], meaning=words)), *members]

    def rows(self, record: dict[str, Any]) -> Iterator[dict[str, Any]]:
        """What it says of one record, by the names of its columns."""
        if not self.each:
            yield {column.name: found(record, column.path) for column in self.columns}
            return
        for member in found(record, self.each) or ():
            yield {column.name: self._told(record, member, column) for column in self.columns}

    def _told(self, record: dict[str, Any], member: Any, column: Column) -> Any:
        if not _is_in(column.path, self.each):
            return found(record, column.path)
        return found(member, column.path.removeprefix(self.each).removeprefix("."))

    def _has(self, path: str) -> bool:
        return not any(_is_in(path, one) for one in (*self.left_out, *self.elsewhere))


def found(said: Any, path: str) -> Any:
    """What stands at a path; of a list what stands there in each member; None behind nothing."""
    if not path or said is None:
        return said
    if isinstance(said, list):
        return [found(one, path) for one in said]
    first, _, rest = path.partition(".")
    return found(said[first], rest)


def _is_in(path: str, whole: str) -> bool:
    return path == whole or path.startswith(f"{whole}.")


def _name(path: str) -> str:
    return path.replace(".", "_")


def _member_name(path: str, each: str) -> str:
    return _name(path.removeprefix(each).removeprefix(".")) or each.rpartition(".")[2].rstrip("s")
