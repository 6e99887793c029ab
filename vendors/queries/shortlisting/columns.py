"""Responses to one challenge, side by side."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, F, OuterRef, Prefetch, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from challenges.models import Challenge
from vendors.enums import RenewalStatus, ResponseStatus, Rule, Showing, SolutionStatus
from vendors.models import (
    AgreedScore,
    Condition,
    Evidence,
    Response,
    ShortlistChoice,
    SolutionVersion,
    VendorProfile,
)
from vendors.models.solutions import WIDE_COLUMNS
from vendors.queries.shortlisting.notes import Notes, notes_on

SHOWING_OF = {
    ResponseStatus.SHORTLISTED: Showing.SHOW,
    ResponseStatus.RESERVE: Showing.RESERVE,
    ResponseStatus.NOT_SHORTLISTED: Showing.NOT_SHOWN,
}


@dataclass(frozen=True)
class ResponseColumn:
    """One response with what is known of its solution; `mean` is of the agreed scores, weighted, 0 to 4.

    `version` is the one that stands, else the latest that was handed in.
    """

    response: Response
    version: SolutionVersion | None
    conditions: list[Condition]
    evidence: list[Evidence]
    notes: Notes

    @property
    def is_eligible(self) -> bool:
        return self.version is not None and self.version.is_public

    @property
    def scores(self) -> list[AgreedScore]:
        """In the order of the criteria."""
        return list(self.version.agreed_scores.all()) if self.version and self.is_eligible else []

    @property
    def mean(self) -> float | None:
        return weighted_mean(self.scores)

    @property
    def choice(self) -> ShortlistChoice | None:
        return getattr(self.response, "choice", None)

    @property
    def showing(self) -> str:
        """What was decided, else what is prepared."""
        prepared = self.choice.showing if self.choice else ""
        return SHOWING_OF.get(ResponseStatus(self.response.status), prepared)

    @property
    def holds_a_place(self) -> bool:
        is_shown = self.response.status == ResponseStatus.SHORTLISTED and self.is_eligible
        is_offered = self.response.status == ResponseStatus.OFFERED
        return is_shown or (is_offered and self.showing == Showing.SHOW)

    @property
    def lost_its_place(self) -> bool:
        """Was shown, and is withdrawn or no longer eligible."""
        was_told = self.choice is not None and self.choice.released_at is not None
        is_gone = self.response.status == ResponseStatus.WITHDRAWN and was_told
        return is_gone or (
            self.response.status == ResponseStatus.SHORTLISTED and not self.is_eligible
        )

    @property
    def profile(self) -> VendorProfile | None:
        return getattr(self.response.solution.vendor, "vendor_profile", None)


def shortlist_overview(user: Any) -> Any:
    """Public challenges with how many responses were offered and how many are decided."""
    handled = Response.objects.handled_by(user)
    counted = Challenge.objects.public().annotate(
        offered=_number(handled.filter(status=ResponseStatus.OFFERED)),
        shortlisted=_number(handled.filter(status=ResponseStatus.SHORTLISTED)),
        reserve=_number(handled.filter(status=ResponseStatus.RESERVE)),
    )
    return counted.select_related("theme", "round").order_by("-offered", "pk")


def _number(responses: Any) -> Coalesce:
    """How many there are for the challenge of the outer query and what was merged into it."""
    here = Q(challenge=OuterRef("pk")) | Q(challenge__merged_into=OuterRef("pk"))
    alike = responses.filter(here).order_by().annotate(all=Value(1)).values("all")
    return Coalesce(Subquery(alike.annotate(number=Count("pk")).values("number")), 0)


def responses_side_by_side(challenge: Challenge, user: Any) -> list[ResponseColumn]:
    """Every offered or decided response this person may decide on, best agreed mean first."""
    responses = list(_responses(challenge, user))
    versions = {response.pk: _version_of(response) for response in responses}
    known = [version for version in versions.values() if version]
    conditions, evidence, notes = _conditions(known), _evidence(known), notes_on(responses, user)
    columns = [
        ResponseColumn(
            response,
            version := versions[response.pk],
            conditions[version.pk] if version else [],
            evidence[version.pk] if version else [],
            notes[response.pk],
        )
        for response in responses
    ]
    return sorted(columns, key=lambda c: (c.mean is None, -(c.mean or 0), c.response.pk))


def _responses(challenge: Challenge, user: Any) -> Any:
    scored = AgreedScore.objects.select_related("criterion").filter(criterion__rule=Rule.SCORED)
    in_order = scored.order_by("criterion__section__position", "criterion__position", "pk")
    versions = (
        SolutionVersion.objects.exclude(status__in=[SolutionStatus.DRAFT, SolutionStatus.WITHDRAWN])
        .prefetch_related(Prefetch("agreed_scores", in_order))
        .defer(*WIDE_COLUMNS)
        .order_by("number", "pk")
    )
    is_gone = Q(status=ResponseStatus.WITHDRAWN, decided_at=None)
    return (
        Response.objects.handled_by(user)
        .filter(challenge__in=Challenge.objects.family_of(challenge))
        .exclude(Q(status=ResponseStatus.DRAFT) | is_gone)
        .select_related("solution__vendor__vendor_profile", "choice__prepared_by")
        .prefetch_related(Prefetch("solution__versions", versions, to_attr="handed_in"))
    )


def _version_of(response: Response) -> SolutionVersion | None:
    versions: list[SolutionVersion] = response.solution.handed_in  # type: ignore[attr-defined]
    standing = [version for version in versions if version.is_public]
    return next(reversed(standing or versions), None)


def _conditions(versions: Iterable[SolutionVersion]) -> dict[int, list[Condition]]:
    """By version, those of the decision that stands."""
    standing = Condition.objects.standing().filter(decision__version__in=[v.pk for v in versions])
    found: dict[int, list[Condition]] = defaultdict(list)
    for one in standing.select_related("decision").order_by("position", "pk"):
        found[one.decision.version_id].append(one)
    return found


def _evidence(versions: Iterable[SolutionVersion]) -> dict[int, list[Evidence]]:
    """By version, what was handed in with it or confirmed since; what ends first on top."""
    pks = [version.pk for version in versions]
    answered = Evidence.objects.filter(answers__version__in=pks)
    confirmed = Evidence.objects.filter(
        renewals__version__in=pks, renewals__status=RenewalStatus.CONFIRMED
    )
    found: dict[int, dict[int, Evidence]] = defaultdict(dict)
    for some, link in ((answered, "answers__version"), (confirmed, "renewals__version")):
        for one in _with_version(some, link):
            found[one.of_version][one.pk] = one
    return defaultdict(list, {pk: sorted(kept.values(), key=_end) for pk, kept in found.items()})


def _with_version(evidence: QuerySet[Evidence], link: str) -> Any:
    return evidence.annotate(of_version=F(link)).order_by("pk")


def _end(evidence: Evidence) -> tuple[date, int]:
    return evidence.expires_on or date.max, evidence.pk


def weighted_mean(scores: list[AgreedScore]) -> float | None:
    """Mean of the agreed scores, 0 to 4, each counted as often as its criterion's weight says."""
    weights = sum(score.criterion.weight or 0 for score in scores)
    if not weights:
        return None
    return sum(score.value * (score.criterion.weight or 0) for score in scores) / weights
