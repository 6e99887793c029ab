"""What both sides are told of questions to a vendor."""

from datetime import datetime

from django.urls import reverse

from accounts.interests import without_interest_in
from accounts.models import User
from accounts.queries.audiences import people_of
from notifications.actions import queue_message
from vendors.models import Clarification


def clarification_asked(clarification: Clarification, *, at: datetime) -> None:
    _tell_vendor("clarification_asked", clarification, str(clarification.pk), at)


def clarification_due(clarification: Clarification, *, at: datetime) -> None:
    """Once for each day it was due on: an extension is a new one."""
    _tell_vendor("clarification_due", clarification, _occasion(clarification), at)


def clarification_extended(clarification: Clarification, *, reason: str, at: datetime) -> None:
    occasion = _occasion(clarification)
    _tell_vendor("clarification_extended", clarification, occasion, at, reason=reason)


def clarification_closed(clarification: Clarification, *, reason: str, at: datetime) -> None:
    _tell_vendor("clarification_closed", clarification, str(clarification.pk), at, reason=reason)


def clarification_answered(clarification: Clarification, *, at: datetime) -> None:
    """Whoever asked reads that the answer is there."""
    _tell_asker("clarification_answered", clarification, str(clarification.pk), at)


def clarification_overdue(clarification: Clarification, *, at: datetime) -> None:
    """Whoever asked decides: more time, or on without an answer."""
    _tell_asker("clarification_overdue", clarification, _occasion(clarification), at)


def _occasion(clarification: Clarification) -> str:
    return f"{clarification.pk}:{clarification.due_on.isoformat()}"


def _tell_vendor(
    kind: str, clarification: Clarification, key: str, at: datetime, **more: object
) -> None:
    solution = clarification.version.solution
    for person in people_of(solution.vendor):  # type: ignore[arg-type]  # what is vetted has one
        queue_message(
            to=person,
            kind=kind,
            key=key,
            at=at,
            link=reverse("vendors:answer_clarification", args=[clarification.pk]),
            about=solution.vendor,
            clarification=clarification,
            solution=solution,
            **more,
        )


def _tell_asker(kind: str, clarification: Clarification, key: str, at: datetime) -> None:
    version = clarification.version
    vendor = version.solution.vendor
    asker = User.objects.filter(pk=clarification.asked_by_id, is_active=True)
    for person in without_interest_in(asker, vendor.pk):  # type: ignore[union-attr]
        queue_message(
            to=person,
            kind=kind,
            key=key,
            at=at,
            link=reverse("vendors:vetting", args=[version.solution.slug, version.number]),
            about=vendor,
            clarification=clarification,
            solution=version.solution,
        )
