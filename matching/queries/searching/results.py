"""What a page of results says of each record it found."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from matching.findable import FINDABLE, Shown
from matching.queries.searching.search import Found, Searched
from matching.ranking.snippets import Snippet, snippet
from matching.text.terms import phrases


@dataclass(frozen=True)
class Result:
    """`title_words` are the words of the title that stand for words of the question."""

    kind: str
    shown: Shown
    title_words: list[str]
    snippet: Snippet
    is_demonstration: bool


def results_of(
    page: Sequence[Found], searched: Searched, *, user: Any, at: datetime
) -> list[Result]:
    """In the same order; a record that is gone since it was found is left out."""
    records = _records(page)
    there = [(one, records.get((one.kind, one.hit.subject_id))) for one in page]
    return [_result(one, record, searched, user, at) for one, record in there if record is not None]


def _records(page: Sequence[Found]) -> Mapping[tuple[str, int], Any]:
    wanted: defaultdict[str, list[int]] = defaultdict(list)
    for one in page:
        wanted[one.kind].append(one.hit.subject_id)
    return {
        (kind, record.pk): record for kind, pks in wanted.items() for record in _read(kind, pks)
    }


def _read(kind: str, pks: Sequence[int]) -> list[Any]:
    findable = FINDABLE[kind]
    records = findable.source.records().filter(pk__in=pks)
    return list(records.select_related(*findable.related).order_by("pk"))


def _result(one: Found, record: Any, searched: Searched, user: Any, at: datetime) -> Result:
    findable, ranking = FINDABLE[one.kind], searched.rankings[one.kind]
    shown = findable.show(record, user, at)
    quoted = snippet(
        ranking.query,
        findable.source.read(record).body,
        one.hit.profile,
        ranking.statistics,
        searched.folding,
        beside=shown.title,
    )
    return Result(
        kind=findable.kind.label,
        shown=shown,
        title_words=phrases(shown.title, ranking.query.counts, searched.folding),
        snippet=quoted,
        is_demonstration=shown.is_demonstration,
    )
