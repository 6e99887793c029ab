"""What both sides are told of questions to a vendor."""

from datetime import datetime

from django.urls import reverse

from accounts.interests import without_interest_in
from accounts.models import User
from vendors.messages.telling import tell, tell_vendor, vetting_of
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
    link = reverse("vendors:answer_clarification", args=[clarification.pk])
    words = {"clarification": clarification, "solution": solution, **more}
    tell_vendor(solution.vendor, kind, key=key, at=at, link=link, **words)


def _tell_asker(kind: str, clarification: Clarification, key: str, at: datetime) -> None:
    version = clarification.version
    vendor = version.solution.vendor
    asker = User.objects.filter(pk=clarification.asked_by_id, is_active=True)
    tell(
        without_interest_in(asker, version.solution.vendor_id),
        kind,
        about=vendor,
        key=key,
        at=at,
        link=vetting_of(version),
        clarification=clarification,
        solution=version.solution,
    )
