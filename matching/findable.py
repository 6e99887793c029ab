"""What the search box finds, and how each kind of record is shown in its results."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse

from accounts.standing import standing_of
from challenges.models import Challenge
from challenges.phase import phase_of
from matching.enums import Kind
from matching.sources import SOURCES, Source
from showcase.enums import ReportStatus, ResourceStatus
from showcase.models import Report, Resource, ShowcaseEvent
from vendors.models import SolutionVersion
from workflow.engine import Lifecycle


@dataclass(frozen=True)
class Shown:
    """A record as one result; `state` is its words and their tone."""

    title: str
    href: str
    facts: tuple[str, ...]
    state: tuple[str, str] | None
    note: str = ""
    is_public: bool = True
    is_demonstration: bool = False


# What results are narrowed by: their kind, and related records that have a slug and a name.
KIND, THEME, AREA = "kind", "theme", "area"
# Of records with the same of this, the first is found only: of two versions of a solution that may be
# read the one everybody reads, where there is one.
ONCE = "once"


@dataclass(frozen=True)
class Findable:
    """One kind of record. `related` is what `show` reads, `traits` leads to each of the above."""

    source: Source
    plural: str
    show: Callable[[Any, Any, datetime], Shown]
    related: tuple[str, ...]
    traits: Mapping[str, str] = field(default_factory=dict)

    @property
    def kind(self) -> Kind:
        return self.source.kind

    def visible_to(self, user: Any) -> QuerySet[Any]:
        manager: Any = self.source.model._default_manager
        return manager.visible_to(user)


def _challenge(challenge: Challenge, user: Any, at: datetime) -> Shown:
    phase = phase_of(challenge, at)
    return Shown(
        title=challenge.question,
        href=challenge.get_absolute_url(),
        facts=(challenge.title, challenge.theme.name),
        state=(phase.words, phase.tone),
        note=phase.note,
        is_public=challenge.is_public,
        is_demonstration=challenge.round.is_demonstration,
    )


def _solution(version: SolutionVersion, user: Any, at: datetime) -> Shown:
    vendor = version.solution.vendor
    return Shown(
        title=version.solution.name,
        href=_page_of_solution(version, user),
        facts=(_vendor_in_words(vendor) if vendor else "Claimed by no vendor",),
        state=_state(version, user),
        is_public=version.is_public,
        is_demonstration=version.round.is_demonstration,
    )


def _vendor_in_words(vendor: Any) -> str:
    return f"{vendor} (invented)" if vendor.is_demonstration else str(vendor)


def _page_of_solution(version: SolutionVersion, user: Any) -> str:
    """Where this person reads this version."""
    standing, slug = standing_of(user), version.solution.slug
    if version.is_public:
        return reverse("vendors:solution", args=[slug])
    if version.solution.vendor_id in standing.vendors:
        return reverse("vendors:dossier_version", args=[slug, version.number])
    if standing.is_staff:
        return reverse("vendors:vetting", args=[slug, version.number])
    return reverse("vendors:my_assignments")


def _event(event: ShowcaseEvent, user: Any, at: datetime) -> Shown:
    is_public = event.opened_at is not None
    is_full = event.takes_registrations(at) and event.is_full
    return Shown(
        title=event.title,
        href=reverse(f"showcase:{'event' if is_public else 'staff_event'}", args=[event.slug]),
        facts=(event.when, event.venue or "Online"),
        state=("Full", "sun") if is_full else _state(event, user),
        is_public=is_public,
        is_demonstration=event.round.is_demonstration,
    )


def _report(report: Report, user: Any, at: datetime) -> Shown:
    is_public = report.status == ReportStatus.PUBLISHED
    page = "report" if is_public else "staff_report"
    return Shown(
        title=SOURCES[Kind.REPORT].read(report).title,
        href=reverse(f"showcase:{page}", args=[report.slug]),
        facts=(report.round.name,),
        state=None if is_public else _state(report, user),
        is_public=is_public,
        is_demonstration=report.round.is_demonstration,
    )


def _resource(resource: Resource, user: Any, at: datetime) -> Shown:
    is_public = resource.status == ResourceStatus.PUBLISHED
    page = "resource" if is_public else "staff_resource"
    return Shown(
        title=SOURCES[Kind.RESOURCE].read(resource).title,
        href=reverse(f"showcase:{page}", args=[resource.slug]),
        facts=(resource.get_kind_display(),),
        state=None if is_public else _state(resource, user),
        is_public=is_public,
        is_demonstration=resource.is_demonstration,
    )


def _state(record: Any, user: Any) -> tuple[str, str]:
    """As staff call it, or as everybody else does."""
    words = Lifecycle.of(record).words[record.status]
    return (words.staff if standing_of(user).is_staff else words.public), words.tone


FINDABLE: dict[str, Findable] = {
    findable.kind: findable
    for findable in (
        Findable(
            SOURCES[Kind.CHALLENGE],
            "Challenges",
            _challenge,
            related=("round", "theme"),
            traits={THEME: "theme", AREA: "service_area"},
        ),
        Findable(
            SOURCES[Kind.SOLUTION],
            "Solutions",
            _solution,
            related=("round", "solution__vendor"),
            traits={AREA: "service_areas", ONCE: "solution"},
        ),
        Findable(SOURCES[Kind.EVENT], "Events", _event, related=("round",)),
        Findable(SOURCES[Kind.REPORT], "Reports", _report, related=("round",)),
        Findable(SOURCES[Kind.RESOURCE], "Resources", _resource, related=()),
    )
}
