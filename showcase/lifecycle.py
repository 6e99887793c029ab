from datetime import datetime

from accounts.permissions import LGA_STAFF
from showcase.enums import EventStatus as E
from showcase.enums import RegistrationStatus as G
from showcase.enums import ReportStatus as R
from showcase.models import Registration, Report, ShowcaseEvent
from showcase.rules import HOLDS_REGISTRATION
from workflow.engine import Lifecycle, StatusWords, Transition
from workflow.permissions import ALLOWED, Verdict, refused


def _has_sessions(event: ShowcaseEvent, at: datetime) -> Verdict:
    return ALLOWED if event.sessions.exists() else refused("Add a session to the agenda first.")


def _has_begun(event: ShowcaseEvent, at: datetime) -> Verdict:
    return ALLOWED if event.starts_at <= at else refused("The event has not begun yet.")


def _event_to_come(registration: Registration, at: datetime) -> Verdict:
    if registration.event.takes_registrations(at):
        return ALLOWED
    return refused("This event has begun or is cancelled, so there is no place to give back.")


def _has_introduction(report: Report, at: datetime) -> Verdict:
    return ALLOWED if report.introduction.strip() else refused("Write the introduction first.")


EVENT = Lifecycle(
    "showcase.showcaseevent",
    title="Showcase event",
    initial=E.DRAFT,
    words={
        E.DRAFT: StatusWords("Draft", "Draft", "LGA staff", "grey"),
        E.REGISTRATION_OPEN: StatusWords(
            "Registration open", "Registration open", "LGA staff", "sea"
        ),
        E.HELD: StatusWords("Held", "Held", "nobody", "grey", final=True),
        E.CANCELLED: StatusWords("Cancelled", "Cancelled", "nobody", "brick", final=True),
    },
    transitions=[
        Transition(
            "open_registration",
            "Open registration",
            (E.DRAFT,),
            E.REGISTRATION_OPEN,
            LGA_STAFF,
            guard=_has_sessions,
        ),
        Transition(
            "mark_held", "Mark as held", (E.REGISTRATION_OPEN,), E.HELD, LGA_STAFF, guard=_has_begun
        ),
        Transition(
            "cancel",
            "Cancel the event",
            (E.DRAFT, E.REGISTRATION_OPEN),
            E.CANCELLED,
            LGA_STAFF,
            reason_required=True,
        ),
    ],
)

REGISTRATION = Lifecycle(
    "showcase.registration",
    title="Registration for an event",
    initial=G.WAITING,
    words={
        G.WAITING: StatusWords("Waiting list", "On the waiting list", "the portal", "sun"),
        G.CONFIRMED: StatusWords("Confirmed", "Place confirmed", "the person", "sea"),
        G.CANCELLED: StatusWords("Cancelled", "Cancelled", "nobody", "grey", final=True),
    },
    transitions=[
        Transition("confirm", "Give a place", (G.WAITING,), G.CONFIRMED, None),
        Transition(
            "cancel",
            "Cancel my place",
            (G.WAITING, G.CONFIRMED),
            G.CANCELLED,
            HOLDS_REGISTRATION,
            guard=_event_to_come,
        ),
    ],
)

REPORT = Lifecycle(
    "showcase.report",
    title="Report",
    initial=R.DRAFT,
    words={
        R.DRAFT: StatusWords("Draft", "Draft", "LGA staff", "grey"),
        R.PUBLISHED: StatusWords("Published", "Published", "LGA staff", "sea"),
    },
    transitions=[
        Transition(
            "publish",
            "Publish version 1",
            (R.DRAFT,),
            R.PUBLISHED,
            LGA_STAFF,
            guard=_has_introduction,
        ),
        Transition(
            "publish_again",
            "Publish a new version",
            (R.PUBLISHED,),
            R.PUBLISHED,
            LGA_STAFF,
            reason_required=True,
        ),
    ],
)
