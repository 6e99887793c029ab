"""Challenges as pages read them."""

from typing import Any

from django.db.models import Count, Prefetch, Q, QuerySet

from challenges.models import (
    Challenge,
    ChallengeDesigner,
    ChallengeSource,
    ChallengeVersion,
    Question,
    Statement,
)
from challenges.models.questions import WAITING
from challenges.queries.statements import named_statements, whole_statements


def challenge_cards(challenges: QuerySet[Challenge]) -> QuerySet[Challenge]:
    """With what a card shows: theme, round, counts. Newest first."""
    cards = challenges.with_counts().without_long_texts()  # type: ignore[attr-defined]
    return cards.select_related("theme", "round").order_by("-published_at", "-pk")


def whole_challenges(challenges: QuerySet[Challenge]) -> QuerySet[Challenge]:
    """With everything its page says, but for what others said about it."""
    designers = ChallengeDesigner.objects.order_by("-is_lead", "position", "pk")
    related = challenges.select_related("theme", "round", "service_area").defer("words")
    return related.prefetch_related("kinds_of_ai", Prefetch("designers", designers))


def staff_challenges() -> QuerySet[Challenge]:
    """What staff work on: last touched first, with what waits."""
    waiting = Count("questions", filter=Q(questions__status__in=WAITING), distinct=True)
    attached = Count("sources", filter=Q(sources__detached_at=None), distinct=True)
    counted = Challenge.objects.without_long_texts().annotate(
        waiting_count=waiting, sources_count=attached
    )
    return counted.select_related("theme", "round").order_by("-saved_at", "-pk")


def sources_of(challenge: Challenge) -> list[ChallengeSource]:
    """Every statement it came from, with its whole text, in the order they were joined."""
    return _sources(challenge, whole_statements(Statement.objects.all()))


def named_sources_of(challenge: Challenge) -> list[ChallengeSource]:
    """The same, each with its question and who stands behind it."""
    return _sources(challenge, named_statements(Statement.objects.all()))


def _sources(challenge: Challenge, statements: QuerySet[Statement]) -> list[ChallengeSource]:
    attached = challenge.sources.attached().prefetch_related(Prefetch("statement", statements))
    return list(attached.order_by("linked_at", "pk"))


def changes_of(challenge: Challenge) -> list[ChallengeVersion]:
    """Every publication after the first, newest first, without its text."""
    if challenge.version < 2:
        return []
    later = challenge.versions.filter(number__gt=1).defer("text")
    return list(later.order_by("-number"))


def answered_questions(challenge: Challenge) -> list[Question]:
    """Of the challenge and what was merged into it, newest answer first.

    Between equals the random key decides: numbers tell who asked first.
    """
    public = Question.objects.public().filter(challenge__in=Challenge.objects.family_of(challenge))
    named = public.select_related("challenge").defer("challenge__words", "challenge__description")
    return list(named.order_by("-answered_at", "key"))


def questions_waiting_for(user: Any) -> QuerySet[Question]:
    """Questions that wait for this person, oldest first."""
    waiting = Question.objects.waiting_for(user)
    related = waiting.select_related("challenge__round").defer("challenge__words")
    return related.order_by("asked_at", "pk")


def challenges_designed_by(user: Any) -> QuerySet[Challenge]:
    """Public challenges that this person's councils designed."""
    return challenge_cards(Challenge.objects.public().designed_by_councils_of(user))
