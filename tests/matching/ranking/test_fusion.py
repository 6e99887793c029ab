"""Ranking by words and meaning. Vectors here have three numbers, so that cosines are seen at a glance."""

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from matching.ranking.fusion import HALF, MORE_WORDS, WORDS, WORDS_ALONE, rank, words_weight
from matching.ranking.profile import Profile, write_profile
from matching.ranking.statistics import Statistics, statistics_of

X, Y, Z = np.eye(3, dtype=np.float32)
NOTHING_KNOWN = Statistics(10, 3.0, {})


def text(body, whole=None, *sentences, key=""):
    """With a vector for the whole and one a sentence; without any, words only."""
    profile = write_profile("", body, encode=None, key=key)
    if whole is None:
        return profile
    rows = np.array(sentences or [whole], dtype=np.float32)
    return replace(profile, vector=whole, sentence_vectors=rows)


def order(query, candidates, statistics=None, seed="today"):
    statistics = statistics or statistics_of(candidates)
    return [match.index for match in rank(query, candidates, statistics, seed=seed)]


def test_same_words_come_first_where_meaning_is_the_same():
    candidates = [text("Trees in parks", X), text("Bins in streets", X), text("Bins", X)]
    assert order(text("bins in streets", X), candidates) == [1, 2, 0]


def test_same_meaning_comes_first_where_no_word_is_shared():
    candidates = [text("Lampposts", Y), text("Refuse collection", X)]
    assert order(text("bins", X), candidates) == [1, 0]


def test_meaning_is_the_mean_of_the_whole_and_of_the_best_sentence_for_each_of_ours():
    query = text("one. two", (X + Y) / np.sqrt(np.float32(2)), X, Y)
    (match,) = rank(query, [text("three. four", X, Z, Y)], NOTHING_KNOWN, seed="")
    # whole: 0.7071; our X fits neither Z nor Y, our Y fits Y: (0 + 1) / 2
    assert match.meaning == pytest.approx((0.70710678 + 0.5) / 2)
    assert (match.words, match.score) == (0.0, pytest.approx(2 * match.meaning, abs=1e-5))


def test_words_weigh_more_the_more_different_terms_a_query_has():
    short, long = text("bins", X), text(" ".join(f"term{n}" for n in range(60)), X)
    assert words_weight(short, [short]) == WORDS + MORE_WORDS / (1 + HALF)
    assert words_weight(long, [short]) == WORDS + MORE_WORDS * 60 / (60 + HALF)


def test_score_is_meaning_twice_and_words_by_their_weight():
    query, candidate = text("bins", Y), text("bins", X)
    (match,) = rank(query, [candidate], NOTHING_KNOWN, seed="")
    assert (match.meaning, match.words) == (0.0, pytest.approx(1.0))
    assert match.score == pytest.approx(words_weight(query, [candidate]), abs=1e-5)


def test_words_alone_rank_where_the_query_has_no_vector():
    candidates = [text("Trees", X), text("Bins", Y)]
    best, other = rank(text("bins"), candidates, statistics_of(candidates), seed="")
    assert (best.index, best.score, best.meaning) == (1, pytest.approx(WORDS_ALONE), 0.0)
    assert (other.index, other.score) == (0, 0.0)


def test_words_alone_rank_where_no_candidate_has_a_vector():
    candidates = [text("Trees"), text("Bins")]
    assert order(text("bins", X), candidates) == [1, 0]


def test_candidate_without_a_vector_gets_the_mean_of_the_others():
    candidates = [text("a1", X), text("b2"), text("c3", Y)]
    found = {m.index: m.meaning for m in rank(text("d4", X), candidates, NOTHING_KNOWN, seed="")}
    assert found == {0: pytest.approx(1.0), 1: pytest.approx(0.5), 2: pytest.approx(0.0)}


def test_what_all_texts_mean_alike_does_not_decide():
    """All lean to X; the query too, but what it says apart from that is Y."""
    lean = [(2 * X + each) / np.sqrt(np.float32(5)) for each in (Z, Y, -Y)]
    candidates = [text(name, lean[n % 3]) for n, name in enumerate(["a1", "b2", "c3"] * 40)]
    known = statistics_of(candidates)
    query = text("d4", (4 * X + 2 * Y) / np.sqrt(np.float32(20)))
    with_common = {m.index: m.meaning for m in rank(query, candidates, known, seed="")}
    as_is = rank(query, candidates, replace(known, commonplaces=None), seed="")
    plain = {match.index: match.meaning for match in as_is}
    assert with_common[1] - with_common[0] > plain[1] - plain[0]
    assert sum(with_common.values()) == pytest.approx(sum(plain.values()), rel=1e-4)


def test_ties_are_ordered_by_the_seed_and_the_key_alone():
    candidates = [text("Bins", X, key=f"solution {n}") for n in range(20)]
    query = text("bins", X)
    today = [candidates[index].key for index in order(query, candidates)]
    turned = candidates[::-1]
    assert [turned[index].key for index in order(query, turned)] == today
    tomorrow = [candidates[index].key for index in order(query, candidates, seed="tomorrow")]
    assert tomorrow != today
    assert sorted(tomorrow) == sorted(today)


def test_ties_without_keys_are_ordered_by_the_seed_too():
    candidates = [text("Bins", X)] * 20
    assert order(text("bins", X), candidates) != order(text("bins", X), candidates, seed="other")


@pytest.mark.parametrize("query", [text(""), text("the of and"), text("", X)])
def test_query_that_says_nothing_ranks_everything_somehow(query):
    candidates = [text("Bins", X), text("Trees")]
    assert sorted(order(query, candidates)) == [0, 1]


def test_nothing_to_rank_gives_nothing():
    assert rank(text("bins", X), [], NOTHING_KNOWN, seed="") == []


WORDS_OF_TEXTS = st.text(alphabet="abc ", max_size=12)


@given(WORDS_OF_TEXTS, st.lists(WORDS_OF_TEXTS, max_size=8))
def test_every_candidate_is_ranked_once_and_words_are_shares(asked, bodies):
    candidates = [text(body) for body in bodies]
    matches = rank(text(asked), candidates, statistics_of(candidates), seed="today")
    assert sorted(match.index for match in matches) == list(range(len(bodies)))
    assert all(0 <= match.words <= 1.00001 for match in matches)
    assert [match.score for match in matches] == sorted((m.score for m in matches), reverse=True)


def test_graded_questions_of_our_own_are_answered_by_words_alone_well_above_chance():
    """The full figures are those of `evaluate_matching`; this one is a second's warning."""
    kept = json.loads(
        (Path(__file__).parents[1] / "own_questions.json").read_text(encoding="utf-8")
    )
    solutions = [
        write_profile(each["title"], each["text"], encode=None, key=each["id"])
        for each in kept["solutions"]
    ]
    known = statistics_of(solutions)
    first = [_first(each["challenge"], solutions, known) for each in kept["challenges"]]
    useful = [
        kept["qrels"][asked["id"]].get(found, 0) >= 2
        for asked, found in zip(kept["challenges"], first, strict=True)
    ]
    assert sum(useful) / len(useful) > 0.35


def _first(question: str, solutions: list[Profile], known: Statistics) -> str:
    query = write_profile("", question, encode=None)
    return solutions[rank(query, solutions, known, seed="")[0].index].key
