"""The search box: one question over all kinds of records, as far as somebody may see them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.utils.timezone import localdate

from matching.findable import FINDABLE, KIND, ONCE
from matching.queries.entries.many_kinds import Visible, rank_kinds, statistics_of_kinds
from matching.queries.entries.profiles import current_folding
from matching.queries.entries.ranking import Hit, Ranking, profile_of_question
from matching.queries.searching.known_words import Correction, corrected
from matching.queries.searching.traits import Traits, traits_of
from matching.ranking import bm25
from matching.ranking.profile import Profile, write_profile
from matching.text.folding import SHIPPED, Folding

MOST_OF_A_KIND = 100
# Found is what has enough of either. Of words: about one of five equally rare ones, in a short text.
# Of meaning: of 30 questions about other things (bread, football, towns, Welsh), one comes as near to a
# public text of the demonstration ("taxi licensing" to parked cars), while "vacant property" finds
# "empty homes" by far.
ENOUGH_WORDS = 0.1
ENOUGH_MEANING = 0.35
# Or of what was asked, by the rarity of its terms: one name asked for, in a long text, is little of the text.
ENOUGH_OF_THE_QUESTION = 0.75


@dataclass(frozen=True)
class Found:
    """One hit of a kind, and the values that it can be narrowed by."""

    kind: str
    hit: Hit
    traits: Traits

    @property
    def once(self) -> tuple[str, str]:
        """The same for records of which only one is shown."""
        return self.kind, next(iter(self.traits.get(ONCE, ())), str(self.hit.subject_id))


@dataclass(frozen=True)
class Searched:
    """What was found, best first; where words were put right, for the `correction`.

    `has_words` is False for a question of stop words alone: nothing is searched then.
    """

    found: list[Found] = field(default_factory=list)
    has_words: bool = True
    correction: Correction | None = None
    rankings: Mapping[str, Ranking] = field(default_factory=dict)
    folding: Folding = SHIPPED

    @property
    def by_words_alone(self) -> bool:
        return any(ranking.by_words_alone for ranking in self.rankings.values())


def search(question: str, *, user: Any, at: datetime, exactly: bool = False) -> Searched:
    """`exactly` searches what was typed even where nobody used such a word."""
    folding, _ = current_folding()
    terms = write_profile("", question, encode=None, folding=folding).counts
    if not terms:
        return Searched(has_words=False)
    visible: Visible = {kind: each.visible_to(user) for kind, each in FINDABLE.items()}
    statistics = statistics_of_kinds(terms, visible, labels=True)
    correction = None if exactly else corrected(question, visible, statistics, folding)
    query = profile_of_question(correction.text if correction else question, folding)
    if correction:
        statistics = statistics_of_kinds(query.counts, visible, labels=True)
    rankings = rank_kinds(query, visible, statistics, day=localdate(at), labels=True)
    return Searched(_found(rankings), True, correction, rankings, folding)


def _found(rankings: Mapping[str, Ranking]) -> list[Found]:
    hits = {
        kind: [hit for hit in ranking.hits if _is_enough(hit, ranking)][:MOST_OF_A_KIND]
        for kind, ranking in rankings.items()
    }
    known = traits_of({kind: [hit.subject_id for hit in some] for kind, some in hits.items()})
    found = [
        Found(kind, hit, {KIND: {kind: ""}, **known.get((kind, hit.subject_id), {})})
        for kind, some in hits.items()
        for hit in some
    ]
    return sorted(_once_each(found), key=lambda one: -one.hit.match.score)


def _is_enough(hit: Hit, ranking: Ranking) -> bool:
    alike = hit.match.words >= ENOUGH_WORDS or hit.match.meaning >= ENOUGH_MEANING
    return alike or _share_said(hit.profile, ranking) >= ENOUGH_OF_THE_QUESTION


def _share_said(text: Profile, ranking: Ranking) -> float:
    rare = bm25.rarities(ranking.query.counts, ranking.statistics)
    return sum(rare[term] for term in rare.keys() & text.counts.keys()) / sum(rare.values())


def _once_each(found: list[Found]) -> list[Found]:
    """Of the versions of one solution the oldest."""
    first: dict[tuple[str, str], int] = {}
    for one in found:
        pk = one.hit.subject_id
        first[one.once] = min(first.get(one.once, pk), pk)
    return [one for one in found if first[one.once] == one.hit.subject_id]
