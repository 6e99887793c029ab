"""What both sides are told of an appeal."""

from datetime import datetime

from django.urls import reverse

from accounts.queries.audiences import people_of
from notifications.actions import queue_message
from vendors.messages.audiences import staff_for
from vendors.models import Appeal


def appeal_lodged(appeal: Appeal, *, at: datetime) -> None:
    _tell_vendor("appeal_lodged", appeal, at)
    _tell_staff("appeal_received", appeal, at)


def appeal_upheld(appeal: Appeal, *, at: datetime) -> None:
    _tell_vendor("appeal_upheld", appeal, at)
    _tell_staff("appeal_reopened", appeal, at)


def appeal_dismissed(appeal: Appeal, *, at: datetime) -> None:
    _tell_vendor("appeal_dismissed", appeal, at)


def appeal_due(appeal: Appeal, *, at: datetime) -> None:
    """Once an appeal."""
    _tell_staff("appeal_due", appeal, at)


def appeal_taken_back(appeal: Appeal, *, at: datetime) -> None:
    _tell_staff("appeal_taken_back", appeal, at)


def _tell_vendor(kind: str, appeal: Appeal, at: datetime) -> None:
    solution = appeal.version.solution
    for person in people_of(solution.vendor):  # type: ignore[arg-type]  # what is vetted has one
        queue_message(
            to=person,
            kind=kind,
            key=str(appeal.pk),
            at=at,
            link=reverse("vendors:dossier_version", args=[solution.slug, appeal.version.number]),
            about=solution.vendor,
            appeal=appeal,
            solution=solution,
        )


def _tell_staff(kind: str, appeal: Appeal, at: datetime) -> None:
    solution = appeal.version.solution
    for person in staff_for(solution.vendor):  # type: ignore[arg-type]  # what is vetted has one
        queue_message(
            to=person,
            kind=kind,
            key=str(appeal.pk),
            at=at,
            link=reverse("vendors:appeal", args=[appeal.pk]),
            about=solution.vendor,
            appeal=appeal,
            solution=solution,
        )
