"""A line of the log in words."""

from django.apps import apps

from spreadsheets.writing import Written
from workflow.engine import Lifecycle
from workflow.models import Event


def kind_of(label: str) -> str:
    """What people call a kind of record: by its life cycle, else by its model."""
    lifecycle = Lifecycle.registry.get(label)
    if lifecycle:
        return lifecycle.title
    try:
        return str(apps.get_model(label)._meta.verbose_name).capitalize()
    except LookupError:
        return label


def act_of(line: Event) -> str:
    """What somebody did, in the words of the button; what it was about, where the line says so."""
    lifecycle = Lifecycle.registry.get(line.subject_type)
    transition = lifecycle.transitions.get(line.name) if lifecycle else None
    act = transition.label if transition else line.name.replace("_", " ").capitalize()
    about = line.data.get("criterion")
    return f"{act}: {about}" if about else act


COLUMNS = [
    Written("Line", lambda line: line.pk, 10),
    Written("When", lambda line: line.at.isoformat(), 28),
    Written("Who", lambda line: line.by or "the portal", 28),
    Written("What", act_of, 34),
    Written("Kind of record", lambda line: kind_of(line.subject_type), 28),
    Written("Number of the record", lambda line: line.subject_id, 14),
    Written("From", lambda line: line.from_status, 18),
    Written("To", lambda line: line.to_status, 18),
    Written("Seal", lambda line: line.seal, 72),
]
REASON = Written("Reason", lambda line: line.reason, 60)
