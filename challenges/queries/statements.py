"""Statements as pages read them."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Prefetch, QuerySet

from accounts.models import Organisation, User
from accounts.queries.audiences import people_of
from accounts.standing import standing_of
from challenges.enums import StatementStatus
from challenges.models import Challenge, ChallengeSource, Statement, StatementSponsor
from challenges.rules import AUTHORS


def statements_of_own_councils(user: User) -> QuerySet[Statement]:
    """Newest work first."""
    own = Statement.objects.of_councils_of(user).without_long_texts()
    return own.select_related("round", "council", "author").order_by("-saved_at", "-pk")


def statements_held_by(person: User, council: Organisation) -> QuerySet[Statement]:
    """What somebody would have to hand over; what was taken back needs nobody."""
    held = Statement.objects.filter(author=person, council=council).without_long_texts()
    standing = held.exclude(status=StatementStatus.WITHDRAWN)
    return standing.select_related("round", "council", "author").order_by("-saved_at", "-pk")


def councils_written_for(person: User) -> QuerySet[Organisation]:
    """Where statements are somebody's."""
    written = Statement.objects.filter(author=person).exclude(status=StatementStatus.WITHDRAWN)
    own = Organisation.objects.filter(pk__in=standing_of(person).councils)
    return own.filter(pk__in=written.values("council")).order_by("name")


def colleagues_of(person: User, council: Organisation) -> QuerySet[User]:
    """Who could take statements over."""
    return people_of(council, *AUTHORS).exclude(pk=person.pk).order_by("name", "pk")


def drafts_left(at: datetime, *, after: timedelta, until: timedelta) -> QuerySet[Statement]:
    """Nobody saved them for a while, not so long ago, and their round still takes statements."""
    left = Statement.objects.filter(
        status=StatementStatus.DRAFT,
        saved_at__lte=at - after,
        saved_at__gt=at - until,
        saved_by__isnull=False,
        round__statements_close_at__gt=at,
    )
    return left.select_related("round", "council", "saved_by").order_by("saved_at", "pk")


def statement_queue() -> QuerySet[Statement]:
    """What staff triage: who waited longest comes first."""
    submitted = named_statements(Statement.objects.ever_submitted())
    return submitted.order_by("submitted_at", "pk")


def named_statements(statements: QuerySet[Statement]) -> QuerySet[Statement]:
    """With their questions and who stands behind them, without their long texts."""
    related = statements.without_long_texts().select_related("round", "council", "service_area")  # type: ignore[attr-defined]
    return related.prefetch_related(_sponsors())


def with_long_texts(statements: QuerySet[Statement]) -> QuerySet[Statement]:
    """The same rows of the queue, for a file of them: with their theme and all their words."""
    return (
        statements.defer(None)
        .defer("words")
        .select_related("round", "council", "service_area", "theme")
    )


def whole_statements(statements: QuerySet[Statement]) -> QuerySet[Statement]:
    """With everything a statement says."""
    related = statements.select_related("round", "council", "author", "service_area", "theme")
    return related.defer("words").prefetch_related(
        "kinds_of_ai", "perceived_risks", _sponsors(), "attachments__document"
    )


def selected_statements(references: Iterable[str], user: Any) -> list[Statement]:
    """Those of the references that this person may see, oldest first."""
    seen = Statement.objects.visible_to(user).filter(reference__in=list(references))
    return list(whole_statements(seen).order_by("submitted_at", "pk"))


def challenges_fed_by(statement: Statement, user: Any) -> list[ChallengeSource]:
    """The challenges this statement is part of, as far as this person may read them."""
    attached = ChallengeSource.objects.attached().filter(
        statement=statement, challenge__in=Challenge.objects.visible_to(user)
    )
    return list(attached.select_related("challenge__theme").order_by("linked_at", "pk"))


def _sponsors() -> "Prefetch[Any]":
    ordered = StatementSponsor.objects.select_related("organisation").order_by("position", "pk")
    return Prefetch("sponsors", ordered)
