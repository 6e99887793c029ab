"""What happened in one round, in every app: for whoever has to show how it was run."""

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.db.models import Model, Q, QuerySet

from accounts.log.queries import lines_of_log
from challenges.models import Round
from workflow.models import Event

REACHED = {
    "vendors.SolutionVersion": "solution",
    "vendors.Response": "solution",
    "challenges.StatementImport": "document",
    "challenges.StatementAttachment": "document",
    "showcase.SessionMaterial": "document",
}
"""Records that belong to no round themselves, by what of a round leads to them."""
KINDS = {"solution": "vendors.solution", "document": "documents.document"}


def lines_of_round(round_: Round) -> QuerySet[Event]:
    """Newest first: about the round, and about every record that belongs to it, however far down."""
    wanted = Q(pk__in=[])
    for label, numbers in _records(round_):
        wanted |= Q(subject_type=label, subject_id__in=numbers)
    return lines_of_log().filter(wanted)


def _records(round_: Round) -> Iterator[tuple[str, QuerySet[Any, Any]]]:
    for model, way in ways_to_round().items():
        belonging = model._base_manager.filter(**{way: round_.pk})
        yield model._meta.label_lower, belonging.values("pk")
        reached = REACHED.get(model._meta.label)
        if reached:
            yield KINDS[reached], belonging.exclude(**{reached: None}).values(reached)


def ways_to_round() -> dict[type[Model], str]:
    """The shortest chain of foreign keys that leads each kind of record to its round, as a lookup."""
    ways: dict[type[Model], str] = {Round: "pk"}
    found = dict(ways)
    while found:
        further = {
            model: name if target is Round else f"{name}__{ways[target]}"
            for target in found
            for model, name in _pointing_at(target)
            if model not in ways
        }
        ways |= further
        found = further
    return ways


def _pointing_at(target: type[Model]) -> Iterator[tuple[type[Model], str]]:
    for model in apps.get_models():
        for field in model._meta.fields:
            if field.related_model is target and not field.null and model is not target:
                yield model, field.name
