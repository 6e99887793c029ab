"""The statements of a round that wait or are accepted, in groups that say nearly the same."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from typing import Any, NamedTuple

import numpy as np
from django.db.models import BinaryField, Prefetch, QuerySet
from django.db.models.functions import Left, Substr

from challenges.enums import StatementStatus
from challenges.models import ChallengeSource, Round, Statement
from challenges.queries.statements import statement_queue
from matching.embedding.model_files import WIDTH
from matching.enums import Kind
from matching.kept_groups import Group, Groups
from matching.models import Entry
from matching.queries.entries.profiles import MODEL, current_folding
from matching.ranking.clusters import groups_by_meaning, groups_by_words, telling_stems
from matching.text.terms import as_written

COMPARED = (StatementStatus.SUBMITTED, StatementStatus.ACCEPTED)
# When more of the texts lack a vector, all are compared by their words.
MAY_LACK_VECTORS = 0.1
# Comparing every text with every other takes memory with the square of their number.
MOST = 5_000
# Characters of what the challenge is, to tell statements of a group apart.
BEGINNING = 300
VECTOR_BYTES = WIDTH * 2


# Told how many groups of how many are done.
Tell = Callable[[int, int], None]


def compared_statements(round: Round) -> QuerySet[Statement]:
    return Statement.objects.filter(round=round, status__in=COMPARED)


def groups_of(round: Round, *, at: datetime, tell: Tell = lambda done, of: None) -> Groups:
    """Works them out: under a second for two thousand statements, and a little for each group's words."""
    texts, there = _texts(round), compared_statements(round).count()
    with_vector = [text for text in texts if text.vector is not None]
    by_words = len(with_vector) < (1 - MAY_LACK_VECTORS) * len(texts)
    texts = texts if by_words else with_vector
    places = groups_by_words(_counts(texts)) if by_words else groups_by_meaning(_vectors(texts))
    return Groups(
        groups=list(_described(texts, places, tell)),
        compared=len(texts),
        left_out=max(there - len(texts), 0),
        by_words_alone=by_words,
        at=at,
    )


def undecided_first(groups: Sequence[Group], round: Round) -> list[Group]:
    """Groups in which a statement waits for a decision before those that were all accepted."""
    waiting = compared_statements(round).filter(status=StatementStatus.SUBMITTED)
    undecided = set(waiting.order_by().values_list("pk", flat=True))
    return sorted(groups, key=lambda group: undecided.isdisjoint(group.statements))


class _Text(NamedTuple):
    statement: int
    vector: bytes | None
    stems: frozenset[str]


def _texts(round: Round) -> list[_Text]:
    """Of each text kept the vector of the whole alone: the first row of all."""
    entries = Entry.objects.of(Kind.STATEMENT).filter(
        subject_id__in=compared_statements(round).order_by().values("pk")
    )
    whole = Substr("rows", 1, VECTOR_BYTES, output_field=BinaryField())
    rows = entries.annotate(whole=whole).order_by("subject_id")
    return [
        _Text(statement, bytes(vector) if vector and model == MODEL else None, frozenset(stems))
        for statement, vector, model, stems in rows.values_list(
            "subject_id", "whole", "model", "stems"
        )[:MOST]
    ]


def _vectors(texts: Sequence[_Text]) -> Any:
    halves = b"".join(text.vector for text in texts if text.vector)
    return np.frombuffer(halves, dtype=np.float16).reshape(-1, WIDTH).astype(np.float32)


def _counts(texts: Sequence[_Text]) -> list[dict[str, int]]:
    entries = Entry.objects.of(Kind.STATEMENT)
    known = entries.filter(subject_id__in=[text.statement for text in texts])
    counts = dict(known.values_list("subject_id", "counts"))
    return [counts.get(text.statement, {}) for text in texts]


def _described(texts: list[_Text], groups: list[list[int]], tell: Tell) -> Iterator[Group]:
    folding, _ = current_folding()
    telling = telling_stems([text.stems for text in texts], groups)
    members = [[texts[place].statement for place in places] for places in groups]
    said = _sentences(pk for group in members for pk in group)
    for done, (group, stems) in enumerate(zip(members, telling, strict=True)):
        tell(done, len(groups))
        sentences = (sentence for pk in group for sentence in said.get(pk, ()))
        yield Group(group, as_written(stems, sentences, folding))


def _sentences(statements: Iterable[int]) -> dict[int, list[str]]:
    entries = Entry.objects.of(Kind.STATEMENT).filter(subject_id__in=list(statements))
    return dict(entries.values_list("subject_id", "sentences"))


def statements_to_compare(pks: Iterable[int]) -> dict[int, Statement]:
    """By primary key, each with the `beginning` of what it says and what it `feeds`."""
    fed = ChallengeSource.objects.attached().select_related("challenge").order_by("linked_at", "pk")
    slim = fed.only("statement", "challenge__title", "challenge__slug", "challenge__status")
    statements = statement_queue().filter(pk__in=list(pks), status__in=COMPARED)
    related = statements.annotate(beginning=Left("challenge", BEGINNING)).prefetch_related(
        Prefetch("sources", slim, to_attr="feeds")
    )
    return {statement.pk: statement for statement in related}
