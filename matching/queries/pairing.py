"""The counterparts of one text: ranked by the texts, moved and ruled out by facts, with reasons."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, TypeAlias

from django.db.models import QuerySet

from matching.models import Invitation, SetAside
from matching.queries.entries.profiles import current_folding
from matching.queries.entries.ranking import Hit, Ranking, profile_of_record, rank_records
from matching.ranking.facts import MOST_MOVED, Fact, Standing, fails_hard, nudge
from matching.ranking.reasons import Reasons, reasons_for
from matching.ranking.strength import POSSIBLE, Strength, strength
from vendors.models import Response

MOST_LOOKED_AT = 60
MOST_SHOWN = 20

FactsOfMany: TypeAlias = dict[int, tuple[Any, list[Fact]]]


@dataclass(frozen=True)
class Suggestion:
    """One counterpart, why it was found, and what people did about it.

    `reasons` are None where nothing was compared: a text that no worker has read, or one too far away.
    """

    subject: Any
    score: float
    facts: Sequence[Fact]
    reasons: Reasons | None = None
    invitation: Invitation | None = None
    set_aside: Sequence[SetAside] = ()
    response: Response | None = None

    @property
    def strength(self) -> Strength:
        return strength(self.score)

    @property
    def met(self) -> list[str]:
        return self._told(Standing.MET)

    @property
    def unknown(self) -> list[str]:
        return self._told(Standing.UNKNOWN)

    @property
    def contradicted(self) -> list[str]:
        return self._told(Standing.CONTRADICTED)

    @property
    def ruled_out_by(self) -> list[str]:
        return [fact.words for fact in self._against]

    @property
    def to_council(self) -> list[str]:
        """What a council can do about each fact that rules the match out."""
        return [fact.to_council for fact in self._against]

    @property
    def to_vendor(self) -> list[str]:
        return [fact.to_vendor for fact in self._against]

    @property
    def _against(self) -> list[Fact]:
        return [fact for fact in self.facts if fails_hard([fact])]

    def _told(self, standing: str) -> list[str]:
        return [fact.words for fact in self.facts if fact.standing == standing and fact.is_telling]


@dataclass(frozen=True)
class Suggestions:
    """`ruled_out` fit by their texts, but a hard fact speaks against each.

    `set_aside` is what the reader's councils said is not for them, whether it would fit today or not;
    `invited_besides` whoever was invited and is not in the list. `is_read` is False while no worker has
    read the text; nothing can be suggested then.
    """

    shown: list[Suggestion] = field(default_factory=list)
    ruled_out: list[Suggestion] = field(default_factory=list)
    set_aside: list[SetAside] = field(default_factory=list)
    invited_besides: list[Invitation] = field(default_factory=list)
    by_words_alone: bool = False
    is_read: bool = True


@dataclass(frozen=True)
class Wanted:
    """Counterparts: for the text of one record (`kind`, `pk`), among the `visible` records of another kind.

    Those in `always` are shown, and first, whatever their texts and facts say.
    """

    kind: str
    pk: int
    other: str
    visible: QuerySet[Any]
    facts_of: Callable[[Sequence[int]], FactsOfMany]
    always: frozenset[int] = frozenset()


def suggest(wanted: Wanted, *, day: date) -> Suggestions:
    """Best first; exact ties stay as the ranking put them, by the lot of the day.

    A record that vanishes between ranking and reading its facts is left out.
    """
    query = profile_of_record(wanted.kind, wanted.pk)
    ranking = rank_records(query, wanted.other, wanted.visible, day=day) if query else None
    hits = ranking.hits if ranking else []
    found = sorted(_found(wanted, hits), key=lambda one: -one.score)
    kept = [one for one in found if one.subject.pk in wanted.always or not fails_hard(one.facts)]
    return Suggestions(
        shown=_explained(_first(kept, wanted.always), ranking),
        ruled_out=[one for one in found if one not in kept],
        by_words_alone=bool(ranking and ranking.by_words_alone),
        is_read=query is not None,
    )


def _found(wanted: Wanted, hits: list[Hit]) -> Iterator[Suggestion]:
    """Facts are read for a few more than fit by their texts, since facts move them up too."""
    near = [hit for hit in hits[:MOST_LOOKED_AT] if hit.match.score >= POSSIBLE - MOST_MOVED]
    scores = {hit.subject_id: hit.match.score for hit in near}
    scores |= {hit.subject_id: hit.match.score for hit in hits if hit.subject_id in wanted.always}
    known = wanted.facts_of([*scores, *sorted(wanted.always - scores.keys())])
    for pk in (*scores, *(wanted.always - scores.keys())):
        if pk in known:
            subject, facts = known[pk]
            score = round(scores.get(pk, 0.0) + nudge(facts), 6)
            if score >= POSSIBLE or pk in wanted.always:
                yield Suggestion(subject, score, facts)


def _first(kept: list[Suggestion], always: frozenset[int]) -> list[Suggestion]:
    asked = [one for one in kept if one.subject.pk in always]
    return asked + [one for one in kept if one.subject.pk not in always][:MOST_SHOWN]


def _explained(suggestions: list[Suggestion], ranking: Ranking | None) -> list[Suggestion]:
    profiles = {hit.subject_id: hit.profile for hit in ranking.hits} if ranking else {}
    compared = [one for one in suggestions if one.subject.pk in profiles]
    if ranking is None or not compared:
        return suggestions
    folding, _ = current_folding()
    texts = [profiles[one.subject.pk] for one in compared]
    scores = [one.score for one in compared]
    reasons = reasons_for(ranking.query, texts, ranking.statistics, folding, scores=scores)
    why = {one.subject.pk: each for one, each in zip(compared, reasons, strict=True)}
    return [replace(one, reasons=why.get(one.subject.pk)) for one in suggestions]
