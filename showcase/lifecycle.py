from datetime import datetime

from accounts.permissions import LGA_STAFF
from showcase.enums import EventStatus as E
from showcase.enums import RegistrationStatus as G
from showcase.enums import ReportStatus as R
from showcase.enums import ResourceStatus as S
from showcase.models import Registration, Report, Resource, ShowcaseEvent
from showcase.rules import HOLDS_REGISTRATION, WRITES_RESOURCES
from workflow.engine import Lifecycle, StatusWords, Transition
from workflow.permissions import ALLOWED, Verdict, refused


def _has_sessions(event: ShowcaseEvent, at: datetime) -> Verdict:
    return ALLOWED if event.sessions.exists() else refused("Add a session to the agenda first.")


def _has_begun(event: ShowcaseEvent, at: datetime) -> Verdict:
    return ALLOWED if event.starts_at <= at else refused("The event has not begun yet.")


def _event_to_come(registration: Registration, at: datetime) -> Verdict:
    if registration.event.is_ahead(at):
        return ALLOWED
    return refused("This event has begun or is cancelled, so there is no place to give back.")


def _event_ahead(registration: Registration, at: datetime) -> Verdict:
    if registration.event.is_ahead(at):
        return ALLOWED
    return refused("This event has begun or is cancelled, so no more places are given.")


def _offer_runs(registration: Registration, at: datetime) -> Verdict:
    if not registration.offer_runs(at):
        return refused(
            "The offer ran out, and the place goes to the next person. You can join the waiting list again."
        )
    return _event_ahead(registration, at)


def _has_introduction(report: Report, at: datetime) -> Verdict:
    return ALLOWED if report.introduction.strip() else refused("Write the introduction first.")


def _is_written(resource: Resource, at: datetime) -> Verdict:
    missing = resource.missing
    return refused(f"Still to write: {', '.join(missing)}.") if missing else ALLOWED


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
    initial=G.ASKED,
    words={
        G.ASKED: StatusWords("Address not confirmed", "Confirm your address", "the person", "grey"),
        G.WAITING: StatusWords("Waiting list", "On the waiting list", "the portal", "sun"),
        G.OFFERED: StatusWords("Place offered", "A place is kept for you", "the person", "sun"),
        G.CONFIRMED: StatusWords("Confirmed", "Place confirmed", "the person", "sea"),
        G.LAPSED: StatusWords("Offer ran out", "The offer ran out", "the person", "grey"),
        G.CANCELLED: StatusWords("Cancelled", "Cancelled", "nobody", "grey", final=True),
    },
    transitions=[
        Transition(
            "confirm_address",
            "Confirm my address",
            (G.ASKED,),
            G.WAITING,
            HOLDS_REGISTRATION,
            guard=_event_ahead,
        ),
        Transition("forget", "Forget an address nobody confirmed", (G.ASKED,), G.CANCELLED, None),
        Transition("confirm", "Give a place", (G.WAITING,), G.CONFIRMED, None),
        Transition("offer", "Offer a place", (G.WAITING,), G.OFFERED, None),
        Transition(
            "accept",
            "Take the place",
            (G.OFFERED,),
            G.CONFIRMED,
            HOLDS_REGISTRATION,
            guard=_offer_runs,
        ),
        Transition("lapse", "Let the offer run out", (G.OFFERED,), G.LAPSED, None),
        Transition(
            "rejoin",
            "Join the waiting list again",
            (G.LAPSED,),
            G.WAITING,
            HOLDS_REGISTRATION,
            guard=_event_ahead,
        ),
        Transition(
            "cancel",
            "Cancel my place",
            (G.ASKED, G.WAITING, G.OFFERED, G.CONFIRMED, G.LAPSED),
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

RESOURCE = Lifecycle(
    "showcase.resource",
    title="Resource",
    initial=S.DRAFT,
    words={
        S.DRAFT: StatusWords("Draft", "Draft", "LGA staff", "grey"),
        S.PUBLISHED: StatusWords("Published", "Published", "LGA staff", "sea"),
        S.WITHDRAWN: StatusWords("Withdrawn", "Withdrawn", "LGA staff", "brick"),
    },
    transitions=[
        Transition(
            "publish",
            "Publish version 1",
            (S.DRAFT,),
            S.PUBLISHED,
            WRITES_RESOURCES,
            guard=_is_written,
        ),
        Transition(
            "publish_again",
            "Publish a new version",
            (S.PUBLISHED, S.WITHDRAWN),
            S.PUBLISHED,
            WRITES_RESOURCES,
            reason_required=True,
            guard=_is_written,
        ),
        Transition(
            "withdraw",
            "Withdraw",
            (S.PUBLISHED,),
            S.WITHDRAWN,
            WRITES_RESOURCES,
            reason_required=True,
        ),
    ],
)
