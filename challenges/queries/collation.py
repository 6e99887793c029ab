"""What belongs together: relations, bundles and merges as pages read them."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Prefetch, Q, QuerySet

from accounts.models import Organisation
from challenges.enums import ActKind
from challenges.models import (
    Act,
    ActPart,
    Challenge,
    ChallengeSource,
    Question,
    Statement,
    Support,
)


@dataclass(frozen=True)
class Together:
    """`absorbed` are those that were merged into it; all lists as far as the reader may see them."""

    parent: Challenge | None = None
    children: list[Challenge] = field(default_factory=list)
    related: list[Challenge] = field(default_factory=list)
    absorbed: list[Challenge] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.parent or self.children or self.related or self.absorbed)


def together_with(challenge: Challenge, user: Any) -> Together:
    """One query. A link of what was merged, or to what was merged, is one of the survivor."""
    others = list(_around(challenge, user))
    parents = [one for one in others if one.pk == challenge.parent_id]
    children = [one for one in others if one.parent_id == challenge.pk]
    absorbed = [one for one in others if one.merged_into_id == challenge.pk]
    placed = {one.pk for one in (*parents, *children, *absorbed)}
    linked = (
        set(_linked(challenge).values_list("pk", flat=True)) if len(others) > len(placed) else {}
    )
    related = [one for one in others if one.pk in linked]
    return Together(next(iter(parents), None), children, related, absorbed)


def _around(challenge: Challenge, user: Any) -> QuerySet[Challenge]:
    seen = Challenge.objects.visible_to(user) | Challenge.objects.readable()
    near = (
        Q(pk=challenge.parent_id)
        | Q(parent=challenge.pk)
        | Q(merged_into=challenge.pk)
        | Q(pk__in=_linked(challenge).values("pk"))
    )
    found = seen.filter(near).exclude(pk=challenge.pk).order_by("title", "pk")
    return found.only("slug", "title", "question", "status", "parent", "merged_into", "merged_from")


def _linked(challenge: Challenge) -> QuerySet[Challenge]:
    family = Challenge.objects.family_of(challenge)
    links = Act.objects.standing().filter(kind=ActKind.LINK, parts__challenge__in=family)
    ends = ActPart.objects.filter(act__in=links.values("pk")).exclude(challenge__in=family)
    named = Q(act_parts__in=ends) | Q(absorbed__act_parts__in=ends)
    live = Challenge.objects.filter(named, merged_into=None)
    return Challenge.objects.filter(pk__in=live.values("pk"))


def acts_about(challenge: Challenge) -> list[Act]:
    """Standing and undone, newest first. Two queries."""
    return list(_told(Act.objects.about(challenge)))


def acts_about_statement(statement: Statement) -> list[Act]:
    return list(_told(Act.objects.about_statement(statement)))


def whole_acts() -> QuerySet[Act]:
    return _told(Act.objects.all())


def _told(acts: QuerySet[Act]) -> QuerySet[Act]:
    parts = ActPart.objects.select_related("challenge", "statement").order_by("position", "pk")
    slim = parts.defer("challenge__words", "statement__words")
    related = acts.select_related("by", "undone_by", "challenge").defer("challenge__words")
    return related.prefetch_related(Prefetch("parts", slim)).order_by("-at", "-pk")


@dataclass(frozen=True)
class Gain:
    """What a merge would bring to the survivor that it lacks, and what stays with the merged ones."""

    statements: list[Statement]
    supporters: list[str]
    designers: list[str]
    questions: int
    responses: int


def gain_of(survivor: Challenge, parts: Sequence[Challenge]) -> Gain:
    own = ChallengeSource.objects.attached().filter(challenge=survivor).values("statement")
    sources = ChallengeSource.objects.attached().filter(challenge__in=parts)
    statements = Statement.objects.filter(pk__in=sources.values("statement")).exclude(pk__in=own)
    questions = Question.objects.filter(challenge__in=parts)
    offered = Challenge.objects.filter(pk__in=[part.pk for part in parts])
    return Gain(
        list(statements.select_related("council").without_long_texts().order_by("pk")),
        _supporters(survivor, parts),
        _designers(survivor, parts),
        questions.count(),
        offered.filter(responses__offered_at__isnull=False).values("responses").count(),
    )


def councils_told(challenges: Sequence[Challenge]) -> list[str]:
    """Whose people get a message when these are bundled, merged, or parted again, by name."""
    sources = ChallengeSource.objects.attached().filter(challenge__in=challenges)
    stated = sources.exclude(statement__author=None).values("statement__council")
    shared = Support.objects.standing().filter(challenge__in=challenges).values("organisation")
    told = Organisation.objects.filter(Q(pk__in=stated) | Q(pk__in=shared))
    return list(told.order_by("name", "pk").values_list("name", flat=True))


def councils_not_named(
    challenge: Challenge, sources: Sequence[ChallengeSource]
) -> list[Organisation]:
    """Councils behind the sources whom a public challenge does not name among its designers."""
    named = {designer.organisation_id for designer in challenge.designers.all()}
    stated = [source.statement.council for source in sources if source.statement.council]
    return [council for council in dict.fromkeys(stated) if council.pk not in named]


def _supporters(survivor: Challenge, parts: Sequence[Challenge]) -> list[str]:
    own = Support.objects.standing().filter(challenge=survivor).values("organisation")
    standing = Support.objects.standing().filter(challenge__in=parts).exclude(organisation__in=own)
    return sorted(set(standing.values_list("organisation__name", flat=True)))


def _designers(survivor: Challenge, parts: Sequence[Challenge]) -> list[str]:
    own = set(survivor.designers.values_list("name", flat=True))
    named = [d.name for part in parts for d in part.designers.order_by("position", "pk")]
    return [name for name in dict.fromkeys(named) if name not in own]
