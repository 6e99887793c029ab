"""What everybody may read of eligible solutions."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.contrib.postgres.search import SearchQuery, SearchRank
from django.db.models import CharField, F, FloatField, OuterRef, Q, QuerySet, Value
from django.db.models.functions import MD5, Cast, Concat

from challenges.models import KindOfAI, ServiceArea
from vendors.enums import EligibilityOutcome
from vendors.models import AgreedScore, EligibilityResult, SolutionVersion
from vendors.models.solutions import WIDE_COLUMNS


def listed_solutions() -> QuerySet[SolutionVersion]:
    """Eligible versions with what a list shows of them."""
    return (
        SolutionVersion.objects.public()
        .select_related("solution__vendor__vendor_profile")
        .prefetch_related("service_areas", "kinds_of_ai")
        .defer(*WIDE_COLUMNS)
    )


def shuffled(versions: QuerySet[SolutionVersion], day: date) -> QuerySet[SolutionVersion]:
    """Another order every day and the same one all day, so that nobody is always first."""
    seed = Concat(Cast("pk", CharField()), Value(f"/{day.isoformat()}"))
    return versions.order_by(MD5(seed), "pk")


def best_first(versions: QuerySet[SolutionVersion], words: str) -> QuerySet[SolutionVersion]:
    """Versions that say any of these words, those that say most of them first."""
    query = any_of(words)
    if query is None:
        return versions.none()
    named = Q(solution__name__icontains=words) | Q(solution__vendor__name__icontains=words)
    return (
        versions.filter(Q(words=query) | named)
        .annotate(rank=Cast(SearchRank(F("words"), query), FloatField()))
        .order_by("-rank", "pk")
    )


def any_of(words: str) -> SearchQuery | None:
    """A whole question finds something too: its words are joined by or, not by and."""
    query = None
    for word in words.split()[:30]:
        one = SearchQuery(word, config="english")
        query = one if query is None else query | one
    return query


def solutions_with_a_page() -> QuerySet[SolutionVersion]:
    """With all that its page says of it, the names of its service areas and kinds of AI among them."""
    this = OuterRef("pk")
    return (
        SolutionVersion.objects.with_a_page()
        .select_related("solution__vendor__vendor_profile", "round", "criteria_set")
        .annotate(
            area_names=_names(ServiceArea.objects.filter(solutionversion=this)),
            kind_names=_names(KindOfAI.objects.filter(solutionversion=this)),
        )
    )


def _names(listed: QuerySet[Any]) -> ArraySubquery:
    return ArraySubquery(listed.order_by("position", "pk").values("name"))


@dataclass(frozen=True)
class Checked:
    """One section of the criteria as the public may read it."""

    title: str
    passed: list[EligibilityResult]
    agreed: list[AgreedScore]


def what_was_checked(version: SolutionVersion) -> list[Checked]:
    """Section by section: which pass/fail criteria were met, and the words of the agreed scores."""
    passed = in_order(version.eligibility.filter(outcome=EligibilityOutcome.PASS))
    return checked_among(list(passed), list(in_order(version.agreed_scores.all())))


def checked_among(passed: list[EligibilityResult], agreed: list[AgreedScore]) -> list[Checked]:
    """Of rows of one version that `in_order` fetched."""
    rows: list[EligibilityResult | AgreedScore] = [*passed, *agreed]
    titles = dict.fromkeys(row.criterion.section for row in sorted(rows, key=_place_of_section))
    return [
        Checked(
            section.title,
            [row for row in passed if row.criterion.section_id == section.pk],
            [row for row in agreed if row.criterion.section_id == section.pk],
        )
        for section in titles
    ]


def renewing(version: SolutionVersion) -> list[EligibilityResult]:
    """The criteria that are open again because their evidence ended."""
    return list(in_order(version.eligibility.exclude(outcome=EligibilityOutcome.PASS)))


def in_order(rows: QuerySet[Any]) -> QuerySet[Any]:
    """Of the criteria set, each with its criterion."""
    related = rows.select_related("criterion__section")
    return related.order_by("criterion__section__position", "criterion__position", "pk")


def _place_of_section(row: EligibilityResult | AgreedScore) -> int:
    return row.criterion.section.position
