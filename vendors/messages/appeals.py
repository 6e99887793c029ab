"""What both sides are told of an appeal."""

from datetime import datetime
from typing import Any

from django.urls import reverse

from vendors.messages.telling import tell_staff, tell_vendor
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
    version = appeal.version
    link = reverse("vendors:dossier_version", args=[version.solution.slug, version.number])
    tell_vendor(version.solution.vendor, kind, at=at, link=link, **_words(appeal))


def _tell_staff(kind: str, appeal: Appeal, at: datetime) -> None:
    link = reverse("vendors:appeal", args=[appeal.pk])
    tell_staff(appeal.version.solution.vendor, kind, at=at, link=link, **_words(appeal))


def _words(appeal: Appeal) -> dict[str, Any]:
    return {"key": str(appeal.pk), "appeal": appeal, "solution": appeal.version.solution}
