"""What staff work with when they make challenges of a round's statements."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from challenges.enums import ChallengeStatus, StatementStatus
from challenges.models import Challenge, Round, Statement
from matching.kept_groups import Group, Groups
from matching.queries.groups import compared_statements, statements_to_compare
from matching.text.terms import phrases, terms


@dataclass(frozen=True)
class Card:
    """A statement with the beginning of what it says; `marks` are the words it shares with its group."""

    statement: Statement
    marks: list[str]

    @property
    def is_waiting(self) -> bool:
        return self.statement.status == StatementStatus.SUBMITTED


@dataclass(frozen=True)
class ShownGroup:
    words: list[str]
    cards: list[Card]


def placed_of(round: Round) -> tuple[int, int]:
    """How many statements feed a challenge, of how many that were not turned away."""
    accepted = Q(status=StatementStatus.ACCEPTED)
    counted = compared_statements(round).aggregate(
        placed=Count("pk", filter=accepted), there=Count("pk")
    )
    return counted["placed"], counted["there"]


def challenges_taking(round: Round) -> QuerySet[Challenge]:
    """Of the round, those that take statements, each with its `sources_count`; last touched first."""
    attached = Count("sources", filter=Q(sources__detached_at=None))
    open_ones = (ChallengeStatus.DRAFT, ChallengeStatus.PUBLISHED)
    found = Challenge.objects.filter(round=round, status__in=open_ones).without_long_texts()
    return found.annotate(sources_count=attached).order_by("-saved_at", "-pk")


def alone_of(round: Round, groups: Groups | None) -> list[int]:
    """Primary keys of statements in no group, or not compared yet: those that wait first, then by age."""
    grouped = [pk for group in groups.groups for pk in group.statements] if groups else []
    alone = compared_statements(round).exclude(pk__in=grouped)
    return list(alone.order_by("-status", "submitted_at", "pk").values_list("pk", flat=True))


def shown_groups(groups: Sequence[Group]) -> list[ShownGroup]:
    """Without what was withdrawn since the groups were worked out, nor a group with one left."""
    known = statements_to_compare(pk for group in groups for pk in group.statements)
    shown = (ShownGroup(group.words, _cards(group, known)) for group in groups)
    return [group for group in shown if len(group.cards) > 1]


def lone_cards(pks: Iterable[int]) -> list[Card]:
    """In the order of the primary keys."""
    wanted = list(pks)
    known = statements_to_compare(wanted)
    return [Card(known[pk], []) for pk in wanted if pk in known]


def _cards(group: Group, known: dict[int, Statement]) -> list[Card]:
    wanted = {stem for word in group.words for stem in terms(word)}
    there = [known[pk] for pk in group.statements if pk in known]
    return [Card(one, phrases(one.beginning, wanted)) for one in there]  # type: ignore[attr-defined]
