"""Challenges, statements, themes, questions and councils as open data gives them."""

from typing import Any

from django.db.models import Prefetch, Q, QuerySet
from django.db.models.functions import Coalesce

from accounts.models import Organisation
from challenges.models import (
    Challenge,
    ChallengeDesigner,
    KindOfAI,
    PerceivedRisk,
    Question,
    Statement,
    StatementSponsor,
    Support,
    Theme,
)
from challenges.models.challenges import long_texts_of
from challenges.queries.challenges import whole_challenges
from showcase.queries.insights.statements import public_statements, theme_given


def described_challenges(challenges: QuerySet[Challenge]) -> QuerySet[Challenge]:
    """With their own words and who stands behind them, in five queries however many they are."""
    counted = Support.objects.counted().select_related("organisation")
    supports = Prefetch(
        "supports", counted.order_by("organisation__name", "pk"), to_attr="counted_supports"
    )
    whole = whole_challenges(challenges)
    return whole.prefetch_related("designers__organisation", supports)


def open_statements() -> QuerySet[Statement]:
    """What public challenges came from, with everything its page says; `theme_slug` as figures count it."""
    themed = public_statements().annotate(theme_slug=Coalesce(theme_given("slug"), "theme__slug"))
    related = themed.select_related("round", "council", "service_area").defer("words")
    return related.prefetch_related(
        Prefetch("kinds_of_ai", KindOfAI.objects.order_by("position", "pk")),
        Prefetch("perceived_risks", PerceivedRisk.objects.order_by("position", "pk")),
        Prefetch("sponsors", StatementSponsor.objects.order_by("pk")),
    )


def open_themes() -> QuerySet[Theme]:
    """Those that public challenges stand under."""
    used = Challenge.objects.public().values("theme")
    return Theme.objects.filter(pk__in=used)


def open_questions() -> QuerySet[Question]:
    """Answered ones on public challenges, or on what was merged into one."""
    public = Challenge.objects.public()
    there = Q(challenge__in=public) | Q(challenge__merged_into__in=public)
    related = Question.objects.public().filter(there).select_related("challenge__merged_into")
    return related.defer(
        *long_texts_of("challenge"),
        *long_texts_of("challenge__merged_into"),
        "original_text",
    )


def open_councils() -> QuerySet[Organisation]:
    """Councils that public challenges name, as designers or among those who share them."""
    public = Challenge.objects.public()
    designing = ChallengeDesigner.objects.filter(challenge__in=public)
    sharing = Support.objects.counted().filter(challenge__in=public, is_named=True)
    named = Q(pk__in=designing.values("organisation")) | Q(pk__in=sharing.values("organisation"))
    return Organisation.objects.councils().filter(named)


def named_by(councils: list[Organisation]) -> dict[int, dict[str, list[str]]]:
    """Of each council, by its key: slugs of the public challenges it designed and of those it shares."""
    found: dict[int, dict[str, list[str]]] = {
        council.pk: {"designed": [], "shared": []} for council in councils
    }
    public = Challenge.objects.public()
    designing = ChallengeDesigner.objects.filter(challenge__in=public)
    sharing = Support.objects.counted().filter(challenge__in=public, is_named=True)
    for role, rows in (("designed", designing), ("shared", sharing)):
        for council, slug in _pairs(rows, councils):
            found[council][role].append(slug)
    return found


def _pairs(rows: QuerySet[Any], councils: list[Organisation]) -> QuerySet[Any, Any]:
    theirs = rows.filter(organisation__in=councils).order_by("challenge__slug", "pk")
    return theirs.values_list("organisation_id", "challenge__slug")
