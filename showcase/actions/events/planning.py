"""A showcase event from draft to held or cancelled."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.timezone import localtime

from accounts.models import User
from accounts.permissions import LGA_STAFF
from challenges.models import Round
from showcase.actions.events.places import Numbers, keep_numbers, lock_event
from showcase.actions.saving import refuse_overwriting
from showcase.enums import EventStatus
from showcase.lifecycle import EVENT
from showcase.messages.events import ask_for_feedback, tell_event_cancelled, tell_event_changed
from showcase.models import ShowcaseEvent
from showcase.queries.events.programme import facts_of
from vendors.slugs import free_slug
from workflow.engine import TransitionDenied, perform, record, require
from workflow.turns import take_turn

IN_THE_CALENDAR = frozenset({"title", "venue", "address", "online_link", "starts_at", "ends_at"})
"""Facts that stand in people's calendars: a change of them is a new revision, and is told."""


@transaction.atomic
def create_event(
    round_: Round, *, places: Numbers, by: User, at: datetime, **facts: Any
) -> ShowcaseEvent:
    """A draft; the same words again are the same draft. Raises ValidationError for no places at all."""
    require(LGA_STAFF, None, by=by)
    take_turn(by)
    same = ShowcaseEvent.objects.filter(round=round_, status=EVENT.initial, **facts)
    return same.first() or _new_event(round_, places, facts, by, at)


def _new_event(
    round_: Round, places: Numbers, facts: dict[str, Any], by: User, at: datetime
) -> ShowcaseEvent:
    event = ShowcaseEvent.objects.create(
        round=round_,
        slug=free_slug(ShowcaseEvent, facts["title"]),
        status=EVENT.initial,
        capacity=sum(places.values()),
        calendar_changed_at=at,
        **facts,
    )
    keep_numbers(event, places)
    record(event, "create", by=by, at=at)
    return event


@transaction.atomic
def edit_event(
    event: ShowcaseEvent, *, by: User, at: datetime, seen: str = "", **facts: Any
) -> ShowcaseEvent:
    """Save what changed; sessions follow to a new day.

    Whoever is registered is told when their calendar is no longer right. Raises TransitionDenied for
    an event that is over, and SavedMeanwhile.
    """
    event = lock_for_change(event, by=by)
    refuse_overwriting(event, facts_of(event), seen)
    changed = {field for field, value in facts.items() if getattr(event, field) != value}
    if changed:
        _save_facts(event, facts, changed, at)
        record(event, "edit", by=by, at=at, data={"changed": sorted(changed)})
        if changed & IN_THE_CALENDAR and event.status == EventStatus.REGISTRATION_OPEN:
            tell_event_changed(event, at=at)
    return event


@transaction.atomic
def open_registration(event: ShowcaseEvent, *, by: User, at: datetime) -> None:
    perform(EVENT["open_registration"], event, by=by, at=at, opened_at=at, calendar_changed_at=at)


@transaction.atomic
def cancel_event(event: ShowcaseEvent, *, reason: str, by: User, at: datetime) -> None:
    """Everybody registered or waiting is told, with the reason."""
    locked = lock_event(event)
    changed: dict[str, Any] = {"revision": locked.revision + 1, "calendar_changed_at": at}
    perform(EVENT["cancel"], event, by=by, at=at, reason=reason, **changed)
    tell_event_cancelled(event, reason, at=at)


@transaction.atomic
def mark_held(event: ShowcaseEvent, *, by: User, at: datetime) -> None:
    """Everybody who had a place is asked how it was."""
    perform(EVENT["mark_held"], event, by=by, at=at)
    ask_for_feedback(event, at=at)


def lock_for_change(event: ShowcaseEvent, *, by: User) -> ShowcaseEvent:
    """The event, locked, when staff may still change it. Raises TransitionDenied."""
    require(LGA_STAFF, event, by=by)
    event = lock_event(event)
    if not event.is_still_to_come:
        raise TransitionDenied(f"This event is {event.get_status_display().lower()}.")
    return event


def _save_facts(
    event: ShowcaseEvent, facts: dict[str, Any], changed: set[str], at: datetime
) -> None:
    if changed & IN_THE_CALENDAR:
        event.revision += 1
        event.calendar_changed_at = at
    if "starts_at" in changed:
        _move_sessions(event, facts["starts_at"])
    for field in changed:
        setattr(event, field, facts[field])
    event.save(update_fields=[*sorted(changed), "revision", "calendar_changed_at"])


def _move_sessions(event: ShowcaseEvent, starts_at: datetime) -> None:
    """Sessions keep their hours and follow to the event's new day."""
    days = localtime(starts_at).date() - localtime(event.starts_at).date()
    for session in event.sessions.all() if days else ():
        session.starts_at = localtime(session.starts_at) + days
        session.ends_at = localtime(session.ends_at) + days
        session.save(update_fields=["starts_at", "ends_at"])
