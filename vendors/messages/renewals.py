"""What is told of evidence that ends, and of its renewal."""

from collections.abc import Iterable
from datetime import datetime

from django.urls import reverse

from accounts.models import Organisation
from accounts.queries.audiences import people_of
from notifications.actions import queue_message
from vendors.expiry import Backing
from vendors.messages.audiences import staff_for
from vendors.models import Evidence, Renewal, Solution, SolutionVersion


def evidence_ending(
    evidence: Evidence, solutions: Iterable[Solution], *, days: int, at: datetime
) -> None:
    """`days` is the mark that was reached: one mail a piece of evidence and mark."""
    _tell_vendor(
        evidence.vendor,
        "evidence_ending",
        key=f"{evidence.pk}:{days}",
        at=at,
        link=reverse("vendors:my_solutions"),
        evidence=evidence,
        solutions=solutions,
    )


def solution_lapsed(version: SolutionVersion, gone: list[Backing], *, at: datetime) -> None:
    _tell_vendor(
        version.solution.vendor,
        "solution_lapsed",
        key=f"{version.pk}:{at:%Y%m%d%H%M%S%f}",
        at=at,
        link=_dossier(version),
        solution=version.solution,
        gone=gone,
    )


def renewal_offered(renewal: Renewal, *, at: datetime) -> None:
    vendor = renewal.version.solution.vendor
    for person in staff_for(vendor):
        queue_message(
            to=person,
            kind="renewal_offered",
            key=str(renewal.pk),
            at=at,
            link=reverse("vendors:renewal", args=[renewal.pk]),
            about=vendor,
            renewal=renewal,
        )


def renewal_confirmed(renewal: Renewal, version: SolutionVersion, *, at: datetime) -> None:
    """`version` as it is now: restored, or still waiting for other evidence."""
    _tell_vendor(
        version.solution.vendor,
        "renewal_confirmed",
        key=str(renewal.pk),
        at=at,
        link=_dossier(version),
        renewal=renewal,
        version=version,
    )


def renewal_refused(renewal: Renewal, *, at: datetime) -> None:
    _tell_vendor(
        renewal.version.solution.vendor,
        "renewal_refused",
        key=str(renewal.pk),
        at=at,
        link=_dossier(renewal.version),
        renewal=renewal,
    )


def _tell_vendor(
    vendor: Organisation | None, kind: str, *, key: str, at: datetime, link: str, **context: object
) -> None:
    for person in people_of(vendor):  # type: ignore[arg-type]  # what is vetted has a vendor
        queue_message(to=person, kind=kind, key=key, at=at, link=link, about=vendor, **context)


def _dossier(version: SolutionVersion) -> str:
    return reverse("vendors:dossier", args=[version.solution.slug])
