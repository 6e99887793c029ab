"""What the pages about events read."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Count, Prefetch, Q, QuerySet
from django.utils.timezone import localtime

from challenges.answers import answers_of
from challenges.models import Challenge
from challenges.models.statements import PUBLIC_CHALLENGES
from showcase.enums import EventStatus, RegistrationStatus
from showcase.models import (
    Registration,
    Session,
    SessionMaterial,
    SessionResponse,
    ShowcaseEvent,
    Speaker,
)
from vendors.models import Response
from workflow.models import Event as LogEntry


@dataclass(frozen=True)
class AgendaItem:
    """A session as the public sees it: only a challenge and responses that are public."""

    session: Session
    challenge: Challenge | None
    shown: list[SessionResponse]
    speakers: list[Speaker]


def facts_of(event: ShowcaseEvent) -> dict[str, Any]:
    """What staff may change about an event; moments as text."""
    words = ("title", "summary", "venue", "address", "access_information", "online_link")
    return {
        **answers_of(event, words),
        "starts_at": event.starts_at.isoformat(),
        "ends_at": event.ends_at.isoformat(),
        "registration_closes_at": event.closes_at.isoformat(),
    }


def days_of(event: ShowcaseEvent) -> list[date]:
    first, last = localtime(event.starts_at).date(), localtime(event.ends_at).date()
    return [first + timedelta(days=number) for number in range((last - first).days + 1)]


def agenda_of(event: ShowcaseEvent) -> list[AgendaItem]:
    """The sessions in their order, in three queries."""
    return [agenda_item(session) for session in sessions_of(event)]


def sessions_of(event: ShowcaseEvent) -> QuerySet[Session]:
    """For the agenda and its editor."""
    return whole_sessions(event.sessions.all())


def whole_sessions(sessions: QuerySet[Session]) -> QuerySet[Session]:
    """With what is public of the shown responses as `shown_publicly`."""
    public = SessionResponse.objects.filter(response__in=Response.objects.public())
    shown = public.select_related("response__solution__vendor").order_by("position", "pk")
    return (
        sessions.select_related("challenge__theme")
        .prefetch_related(
            Prefetch("shown", shown, to_attr="shown_publicly"),
            Prefetch("speakers", Speaker.objects.order_by("position", "pk")),
        )
        .order_by("starts_at", "pk")
    )


def sessions_for_staff(event: ShowcaseEvent) -> QuerySet[Session]:
    """With what is left of each afterwards."""
    materials = SessionMaterial.objects.order_by("added_at", "pk")
    return sessions_of(event).prefetch_related(Prefetch("materials", materials))


def events_coming_up(at: datetime) -> QuerySet[ShowcaseEvent]:
    public = ShowcaseEvent.objects.public().select_related("round")
    return public.coming_up(at)


def events_cancelled(at: datetime) -> QuerySet[ShowcaseEvent]:
    """Those whose day has not come, so that nobody travels in vain."""
    public = ShowcaseEvent.objects.public().select_related("round")
    return public.filter(status=EventStatus.CANCELLED).not_over(at)


def events_past(at: datetime) -> QuerySet[ShowcaseEvent]:
    """Over, or held and ended before their time."""
    public = ShowcaseEvent.objects.public().select_related("round")
    over = Q(ends_at__lte=at) | Q(status=EventStatus.HELD)
    return public.filter(over).order_by("-starts_at", "-pk")


def events_in_the_feed(at: datetime) -> QuerySet[ShowcaseEvent]:
    """Public ones of the last year and to come, cancelled ones among them so that they leave calendars."""
    recent = ShowcaseEvent.objects.public().filter(ends_at__gt=at - timedelta(days=365))
    return recent.order_by("starts_at", "pk")


def registration_held(event: ShowcaseEvent, user: Any) -> Registration | None:
    """The signed-in person's own registration for this event."""
    if not user.is_authenticated:
        return None
    return event.registrations.standing().filter(user=user, email=user.email).first()


def cancel_reason(event: ShowcaseEvent) -> str:
    """Why a cancelled event is cancelled, as the log has it."""
    if event.status != EventStatus.CANCELLED:
        return ""
    return LogEntry.objects.about(event).filter(name="cancel").latest("at").reason


def staff_events() -> QuerySet[ShowcaseEvent]:
    """All events, the latest first, with the length of their waiting lists."""
    waiting = Count("registrations", filter=Q(registrations__status=RegistrationStatus.WAITING))
    events = ShowcaseEvent.objects.select_related("round").annotate(waiting=waiting)
    return events.defer("summary", "access_information").order_by("-starts_at", "-pk")


def responses_to_choose(session: Session) -> QuerySet[Response]:
    """Shortlisted and public responses to the session's challenge."""
    ours = Response.objects.public().filter(challenge=session.challenge_id)
    return ours.select_related("solution__vendor").order_by("solution__name", "pk")


def agenda_item(session: Any) -> AgendaItem:
    """Of a session that `sessions_of` read."""
    challenge = session.challenge
    is_public = challenge is not None and challenge.status in PUBLIC_CHALLENGES
    return AgendaItem(
        session=session,
        challenge=challenge if is_public else None,
        shown=list(session.shown_publicly) if is_public else [],
        speakers=list(session.speakers.all()),
    )
