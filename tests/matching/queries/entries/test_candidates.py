"""Texts worth ranking: near in meaning or sharing rare words, and only what may be seen."""

import numpy as np
import pytest
from django.utils import timezone

from challenges.models import Statement
from matching.embedding.model_files import WIDTH
from matching.enums import Kind
from matching.models import Entry
from matching.queries.entries import candidates as room
from matching.queries.entries.candidates import candidates, rarest
from matching.queries.entries.profiles import MODEL
from matching.ranking.profile import Profile
from tests.journeys import challenges, people

pytestmark = pytest.mark.django_db


def direction(degrees):
    """A unit vector so far from the first axis."""
    vector = np.zeros(WIDTH, dtype=np.float32)
    vector[0], vector[1] = np.cos(np.radians(degrees)), np.sin(np.radians(degrees))
    return vector


@pytest.fixture
def statements():
    officer = people.officer()
    return [
        challenges.statement_at("submitted", by=officer, question=f"How can we do {n} things?")
        for n in range(3)
    ]


def entry(statement, *, degrees=None, stems=(), model=MODEL):
    vector = None if degrees is None else direction(degrees)
    return Entry.objects.create(
        kind=Kind.STATEMENT,
        subject_id=statement.pk,
        title=statement.question,
        stems=list(stems),
        counts=dict.fromkeys(stems, 1),
        vector=vector,
        rows=None if vector is None else vector.astype(np.float16).tobytes(),
        model="" if vector is None else model,
        changed_at=timezone.now(),
        indexed_at=timezone.now(),
    )


def found(*, degrees=None, stems=(), how_many=None, visible=None):
    vector = None if degrees is None else direction(degrees)
    query = Profile("", (), dict.fromkeys(stems, 1), len(stems), vector, None)
    chosen = candidates(
        query,
        Kind.STATEMENT,
        Statement.objects.all() if visible is None else visible,
        rarity={stem: 1.0 + place for place, stem in enumerate(stems)},
        how_many=how_many or {},
        model=MODEL,
    )
    return {entry.subject_id for entry in chosen}


def test_nearest_come_first_when_there_are_too_many(statements, monkeypatch):
    monkeypatch.setattr(room, "MOST_EACH_WAY", 2)
    for statement, degrees in zip(statements, (80, 10, 20), strict=True):
        entry(statement, degrees=degrees)
    assert found(degrees=0) == {statements[1].pk, statements[2].pk}


def test_rare_words_find_what_meaning_does_not(statements):
    entry(statements[0], stems=["gulli"])
    entry(statements[1], stems=["tree"])
    assert found(degrees=0, stems=["gulli"]) == {statements[0].pk}


def test_texts_that_share_the_rarer_word_come_first(statements, monkeypatch):
    monkeypatch.setattr(room, "MOST_EACH_WAY", 1)
    entry(statements[0], stems=["common"])
    entry(statements[1], stems=["rare"])
    assert found(stems=["common", "rare"]) == {statements[1].pk}


def test_records_that_may_not_be_seen_are_not_found(statements):
    for statement in statements:
        entry(statement, degrees=5, stems=["bin"])
    seen = Statement.objects.filter(pk=statements[2].pk)
    assert found(degrees=0, stems=["bin"], visible=seen) == {statements[2].pk}


def test_few_that_may_be_seen_are_found_behind_many_that_may_not(statements, monkeypatch):
    monkeypatch.setattr(room, "TAKEN", 2)
    for statement, degrees in zip(statements, (1, 2, 90), strict=True):
        entry(statement, degrees=degrees, stems=["bin"])
    seen = Statement.objects.filter(pk=statements[2].pk)
    assert found(degrees=0, visible=seen) == {statements[2].pk}


def test_vectors_of_another_model_are_never_compared(statements):
    entry(statements[0], degrees=0, model="all-MiniLM-L6-v1 0123")
    assert found(degrees=0) == set()


def test_nothing_asked_finds_nothing(statements):
    entry(statements[0], degrees=0, stems=["bin"])
    assert found() == set()


def test_candidates_cost_four_queries_however_many_there_are(statements, django_assert_num_queries):
    entry(statements[0], degrees=0, stems=["bin"])
    with django_assert_num_queries(4):
        found(degrees=0, stems=["bin"])
    for statement in statements[1:]:
        entry(statement, degrees=0, stems=["bin"])
    with django_assert_num_queries(4):
        found(degrees=0, stems=["bin"])


def test_rarest_stems_stop_before_they_bring_in_too_many_rows(monkeypatch):
    monkeypatch.setattr(room, "MOST_ROWS", 100)
    rarity = {"of": 0.1, "bin": 2.0, "gulli": 5.0}
    assert rarest(rarity, {"of": 900, "bin": 60, "gulli": 3}) == ["gulli", "bin"]


def test_words_that_no_text_has_do_not_crowd_out_those_that_some_have():
    unheard_of = {f"unheard{number}": 9.0 for number in range(50)}
    chosen = rarest({**unheard_of, "bin": 2.0, "gulli": 5.0}, {"bin": 60, "gulli": 3})
    assert (chosen[:2], len(chosen)) == (["gulli", "bin"], room.MOST_STEMS)


def test_long_text_finds_by_the_few_words_that_others_use_too(statements):
    entry(statements[0], stems=["gulli"])
    unheard_of = [f"unheard{number}" for number in range(50)]
    assert found(stems=["gulli", *unheard_of], how_many={"gulli": 1}) == {statements[0].pk}


def test_rarest_stem_is_taken_even_when_it_is_common(monkeypatch):
    monkeypatch.setattr(room, "MOST_ROWS", 100)
    assert rarest({"of": 0.1}, {"of": 900}) == ["of"]
