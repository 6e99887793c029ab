"""What happened to a record, in words: by name for staff, by organisation for everybody else."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import models

from accounts.models import Membership, User
from accounts.standing import STAFF_ROLES
from workflow.models import Event

HAPPENED = {
    "challenges.statement": {
        "start": "Draft started",
        "attach": "File added",
        "remove_attachment": "File removed",
        "submit": "Submitted",
        "return": "Returned with reasons",
        "accept": "Accepted into a challenge",
        "reopen": "Taken out of its challenge, back in the queue",
        "reject": "Not taken forward",
        "withdraw": "Withdrawn",
        "import": "Imported",
        "link": "Linked to another statement",
        "undo_link": "Link undone",
    },
    "challenges.challenge": {
        "start": "Draft started",
        "join": "Statement joined",
        "detach": "Statement taken out",
        "set_designers": "Designers changed",
        "publish": "Published",
        "revise": "Changes published",
        "unpublish": "Unpublished",
        "close": "Closed",
        "archive": "Archived",
        "link": "Linked",
        "bundle": "Bundled",
        "absorb": "Took in what was merged into it",
        "merge": "Merged into another challenge",
        "restore": "Stands by itself again",
        "restore_draft": "Stands by itself again, as a draft",
        "undo_link": "Link undone",
        "undo_bundle": "Bundle undone",
        "undo_merge": "Merge undone",
        "support": "Shared by a council",
        "contact": "A vendor was contacted",
        "take_evidence": "Evidence bundle downloaded",
        "change_support": "Support worded or named otherwise",
        "withdraw_support": "No longer shared by a council",
    },
    "challenges.question": {
        "ask": "Asked",
        "propose": "Answer proposed",
        "take_back": "Answer taken back",
        "return": "Answer sent back",
        "answer": "Answered",
        "decline": "Not published",
    },
}
DETAILS = ("statement", "council", "with")


@dataclass(frozen=True)
class Happening:
    title: str
    at: datetime
    by: str
    text: str


def staff_timeline(subject: models.Model) -> list[Happening]:
    """Newest first, with the people's names."""
    return [_happening(event, str(event.by or "The portal")) for event in _events(subject)]


def council_timeline(subject: models.Model) -> list[Happening]:
    """Newest first; who works for the LGA is the LGA."""
    events = _events(subject)
    staff = _staff_among(events)
    return [_happening(event, _outward_name(event.by, staff)) for event in events]


def _events(subject: models.Model) -> list[Event]:
    return list(Event.objects.about(subject).select_related("by").order_by("-at", "-pk"))


def _happening(event: Event, by: str) -> Happening:
    title = HAPPENED[event.subject_type].get(event.name, event.name.replace("_", " ").capitalize())
    detail = next((event.data[key] for key in DETAILS if key in event.data), "")
    return Happening(f"{title}: {detail}" if detail else title, event.at, by, event.reason)


def _outward_name(person: User | None, staff: set[Any]) -> str:
    if person is None or person.pk in staff:
        return "LGA"
    return str(person)


def _staff_among(events: list[Event]) -> set[Any]:
    people = {event.by_id for event in events if event.by_id}
    staff = Membership.objects.filter(user__in=people, role__in=STAFF_ROLES)
    return set(staff.values_list("user", flat=True))
