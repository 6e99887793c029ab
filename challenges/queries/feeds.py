"""What feed readers are told: challenges by their latest version, and what happened to one of them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Max, OuterRef, QuerySet, Subquery

from challenges.models import Challenge, ChallengeVersion
from challenges.queries.challenges import answered_questions

MOST_ENTRIES = 50


@dataclass(frozen=True)
class Change:
    title: str
    text: str
    link: str
    at: datetime


def last_changed(challenges: QuerySet[Challenge]) -> QuerySet[Challenge]:
    """With `updated_at`, the day of the latest version; last changed first."""
    versions = ChallengeVersion.objects.filter(challenge=OuterRef("pk")).order_by()
    latest = versions.values("challenge").annotate(latest=Max("published_at")).values("latest")
    dated = challenges.annotate(updated_at=Subquery(latest)).select_related("theme")
    return dated.defer("why_it_matters", "considerations", "words").order_by("-updated_at", "-pk")


def changes_of(challenge: Challenge) -> list[Change]:
    """Its versions and its answered questions, newest first. Nobody who asked is named."""
    versions = challenge.versions.defer("text").order_by("-number")
    changes = [*map(_version, versions), *_answers(challenge)]
    return sorted(changes, key=lambda change: change.at, reverse=True)[:MOST_ENTRIES]


def _version(version: ChallengeVersion) -> Change:
    title = "Published" if version.number == 1 else f"Version {version.number} published"
    return Change(title, version.change_note, version.get_absolute_url(), version.published_at)


def _answers(challenge: Challenge) -> Iterator[Change]:
    for question in answered_questions(challenge):
        if question.answered_at:
            title = f"Answered: {question.text}"
            yield Change(title, question.answer, question.anchor, question.answered_at)
