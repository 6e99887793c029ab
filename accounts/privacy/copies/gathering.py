"""All records about one person, purpose by purpose, read off the map of personal data."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.apps import apps
from django.db.models import ForeignKey, Model

from accounts.privacy.fields import about_somebody
from accounts.privacy.mapping import Purpose, Theirs, load
from accounts.privacy.subjects import Subject, rows_about

Record = dict[str, Any]


@dataclass(frozen=True)
class Part:
    what: str
    records: list[Record]


@dataclass(frozen=True)
class Chapter:
    purpose: Purpose
    parts: list[Part] = field(default_factory=list)


@dataclass(frozen=True)
class Mention:
    """A record that names somebody as the one who did something, without being about them."""

    kind: str
    number: Any
    role: str


def chapters_about(subject: Subject) -> Iterator[Chapter]:
    """Those with something in them."""
    for purpose in load():
        parts = [Part(one.what, records_of(one, subject)) for one in purpose.theirs]
        if found := [part for part in parts if part.records]:
            yield Chapter(purpose, found)


def records_of(theirs: Theirs, subject: Subject) -> list[Record]:
    rows = rows_about(subject, theirs).order_by("pk")
    labels = {column: _labels(rows.model, column) for column in theirs.columns.split()}
    return [
        {column: _in_words(value, labels[column]) for column, value in row.items()}
        for row in rows.values(*labels)
    ]


def mentions_of(subject: Subject) -> Iterator[Mention]:
    if subject.person is None:
        return
    for one in mentioning():
        rows = one.model._base_manager.filter(**{one.name: subject.person}).order_by("pk")
        kind, role = str(one.model._meta.verbose_name), str(one.verbose_name)
        for pk in rows.values_list("pk", flat=True):
            yield Mention(kind, pk, role)


def mentioning() -> list[ForeignKey]:
    """Every column that leads to an account and that no record of somebody's own goes by."""
    told = {(one.label, one.person) for purpose in load() for one in purpose.theirs}
    named = sorted(about_somebody() - told)
    fields = [apps.get_model(label)._meta.get_field(name) for label, name in named]
    return [one for one in fields if isinstance(one, ForeignKey)]


def _in_words(value: Any, labels: dict[Any, str]) -> Any:
    return labels.get(value, value) if labels else value


def _labels(model: type[Model], column: str) -> dict[Any, str]:
    """What people call each choice of a column, where it has choices."""
    *way, last = column.split("__")
    for step in way:
        model = model._meta.get_field(step).related_model  # type: ignore[assignment]
    return {value: str(label) for value, label in model._meta.get_field(last).flatchoices or ()}
