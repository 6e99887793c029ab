"""What is told of evidence that ends, and of its renewal."""

from collections.abc import Iterable
from datetime import datetime

from django.urls import reverse

from vendors.expiry import Backing
from vendors.messages.telling import dossier_of, tell_staff, tell_vendor
from vendors.models import Evidence, Renewal, Solution, SolutionVersion


def evidence_ending(
    evidence: Evidence, solutions: Iterable[Solution], *, days: int, at: datetime
) -> None:
    """`days` is the mark that was reached: one mail a piece of evidence and mark."""
    tell_vendor(
        evidence.vendor,
        "evidence_ending",
        key=f"{evidence.pk}:{days}",
        at=at,
        link=reverse("vendors:my_solutions"),
        evidence=evidence,
        solutions=solutions,
    )


def solution_lapsed(version: SolutionVersion, gone: list[Backing], *, at: datetime) -> None:
    tell_vendor(
        version.solution.vendor,
        "solution_lapsed",
        key=f"{version.pk}:{at:%Y%m%d%H%M%S%f}",
        at=at,
        link=dossier_of(version),
        solution=version.solution,
        gone=gone,
    )


def renewal_offered(renewal: Renewal, *, at: datetime) -> None:
    tell_staff(
        renewal.version.solution.vendor,
        "renewal_offered",
        key=str(renewal.pk),
        at=at,
        link=reverse("vendors:renewal", args=[renewal.pk]),
        renewal=renewal,
    )


def renewal_confirmed(renewal: Renewal, version: SolutionVersion, *, at: datetime) -> None:
    """`version` as it is now: restored, or still waiting for other evidence."""
    tell_vendor(
        version.solution.vendor,
        "renewal_confirmed",
        key=str(renewal.pk),
        at=at,
        link=dossier_of(version),
        renewal=renewal,
        version=version,
    )


def renewal_refused(renewal: Renewal, *, at: datetime) -> None:
    tell_vendor(
        renewal.version.solution.vendor,
        "renewal_refused",
        key=str(renewal.pk),
        at=at,
        link=dossier_of(renewal.version),
        renewal=renewal,
    )
