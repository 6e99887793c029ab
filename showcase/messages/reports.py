"""Mails about a published report: to whoever's words or solution it tells of."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Q
from django.urls import reverse

from accounts.enums import Role
from accounts.models import User
from challenges.models import ChallengeSource
from notifications.actions import queue_message
from showcase.models import ReportVersion
from vendors.models import Response


def tell_report_published(version: ReportVersion, *, at: datetime) -> None:
    """Authors of the statements behind its challenges, and the leads of the vendors it names."""
    round_ = version.report.round_id
    for person in _authors(round_):
        _tell(person, "report_published_author", version, at)
    for person in _vendor_leads(round_):
        _tell(person, "report_published_vendor", version, at)


def _authors(round_: int) -> Iterable[User]:
    sources = ChallengeSource.objects.attached().filter(challenge__round=round_)
    return (
        User.objects.filter(is_active=True, statements__in=sources.values("statement"))
        .distinct()
        .order_by("pk")
    )


def _vendor_leads(round_: int) -> Iterable[User]:
    shortlisted = Response.objects.public().filter(challenge__round=round_)
    leads = Q(
        memberships__organisation__in=shortlisted.values("solution__vendor"),
        memberships__role=Role.VENDOR_LEAD,
        memberships__status="active",
    )
    return User.objects.filter(leads, is_active=True).distinct().order_by("pk")


def _tell(person: User, kind: str, version: ReportVersion, at: datetime) -> None:
    queue_message(
        to=person,
        kind=kind,
        key=f"{version.report_id}:{version.number}",
        at=at,
        link=reverse("showcase:report_version", args=[version.report.slug, version.number]),
        report=version.report,
        version=version,
    )
