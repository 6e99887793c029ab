"""The sessions of an event: which challenge, which responses, who speaks."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import transaction

from accounts.models import User
from showcase.actions.events.planning import lock_for_change
from showcase.enums import EventStatus
from showcase.models import Session, ShowcaseEvent, Speaker
from vendors.models import Response
from workflow.engine import TransitionDenied, record


@transaction.atomic
def add_session(event: ShowcaseEvent, *, by: User, at: datetime, **facts: Any) -> Session:
    """Put a session on the agenda. Raises TransitionDenied for an event that is over."""
    lock_for_change(event, by=by)
    session = Session.objects.create(event=event, **facts)
    record(event, "add_session", by=by, at=at, data={"session": session.title})
    return session


@transaction.atomic
def edit_session(session: Session, *, by: User, at: datetime, **facts: Any) -> None:
    """Another challenge takes the responses of the one before off the session."""
    lock_for_change(session.event, by=by)
    for field, value in facts.items():
        setattr(session, field, value)
    session.save(update_fields=list(facts))
    session.shown.exclude(response__challenge=session.challenge_id).delete()
    record(session.event, "edit_session", by=by, at=at, data={"session": session.title})


@transaction.atomic
def remove_session(session: Session, *, by: User, at: datetime) -> None:
    event = lock_for_change(session.event, by=by)
    if event.status == EventStatus.REGISTRATION_OPEN and event.sessions.count() == 1:
        raise TransitionDenied("An event open for registration keeps at least one session.")
    session.delete()
    record(event, "remove_session", by=by, at=at, data={"session": session.title})


@transaction.atomic
def show_responses(
    session: Session,
    responses: Iterable[Response],
    *,
    by: User,
    at: datetime,
    minutes: int | None = None,
) -> None:
    """The shortlisted responses of this session, in this order, instead of those before.

    Each vendor's slot has so many minutes, alike for all; None where they share the session.
    What people asked about a response that stays is kept.
    """
    lock_for_change(session.event, by=by)
    chosen = list(responses)
    session.shown.exclude(response__in=chosen).delete()
    for position, response in enumerate(chosen):
        slot = {"position": position, "minutes": minutes}
        session.shown.update_or_create(response=response, defaults=slot)
    data = {"session": session.title, "responses": [response.pk for response in chosen]}
    record(session.event, "show_responses", by=by, at=at, data=data)


@transaction.atomic
def add_speaker(
    session: Session,
    *,
    name: str,
    by: User,
    at: datetime,
    role: str = "",
    organisation: str = "",
    email: str = "",
) -> Speaker:
    lock_for_change(session.event, by=by)
    speaker = Speaker.objects.create(
        session=session,
        name=name,
        role=role,
        organisation=organisation,
        email=email.lower(),
        position=session.speakers.count(),
    )
    record(session.event, "add_speaker", by=by, at=at, data={"session": session.title})
    return speaker


@transaction.atomic
def remove_speaker(speaker: Speaker, *, by: User, at: datetime) -> None:
    lock_for_change(speaker.session.event, by=by)
    speaker.delete()
    data = {"session": speaker.session.title}
    record(speaker.session.event, "remove_speaker", by=by, at=at, data=data)
