"""The log of one version and of everything that belongs to it, oldest first."""

from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Q, QuerySet

from challenges.bundle.record import moment
from vendors.decision_file.names import Names
from vendors.models import Condition, SolutionVersion
from workflow.engine import Lifecycle
from workflow.models import Event

# Taking the file is logged too. It is no part of what the file tells: two readers get the same one.
TAKEN = "take_decision_file"


def log_of(version: SolutionVersion, names: Names) -> list[dict[str, Any]]:
    """Everything for staff; for the vendor how its version moved."""
    events = Event.objects.filter(_belongs_to(version)).exclude(name=TAKEN).select_related("by")
    if not names.is_whole:
        events = events.filter(subject_type=version._meta.label_lower).exclude(to_status="")
    return [_line(event, names) for event in events.order_by("at", "pk")]


def _belongs_to(version: SolutionVersion) -> Q:
    parts: list[QuerySet[Any]] = [
        version.assignments.all(),
        version.clarifications.all(),
        version.appeals.all(),
        version.renewals.all(),
        Condition.objects.filter(decision__version=version),
    ]
    own = Q(subject_type=version._meta.label_lower, subject_id=version.pk)
    return reduce(or_, [_about(rows) for rows in parts], own)


def _about(rows: QuerySet[Any]) -> Q:
    return Q(subject_type=rows.model._meta.label_lower, subject_id__in=rows.order_by().values("pk"))


def _line(event: Event, names: Names) -> dict[str, Any]:
    return {
        "at": moment(event.at),
        "who": names.of(event.by),
        "what": _act(event),
        "from": _state(event, event.from_status, names),
        "to": _state(event, event.to_status, names),
        "reason": event.reason if names.is_whole else "",
        "data": event.data if names.is_whole else {},
    }


def _act(event: Event) -> str:
    lifecycle = Lifecycle.registry[event.subject_type]
    transition = lifecycle.transitions.get(event.name)
    act = transition.label if transition else event.name.replace("_", " ").capitalize()
    about = event.data.get("criterion", "")
    return f"{lifecycle.title}: {act} {about}".strip()


def _state(event: Event, status: str, names: Names) -> str:
    words = Lifecycle.registry[event.subject_type].words.get(status)
    if words is None:
        return ""
    return words.staff if names.is_whole else words.public
