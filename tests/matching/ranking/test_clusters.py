"""Groups of texts that say nearly the same, against values worked out by hand and judgements of people."""

from itertools import combinations, permutations
from math import log, sqrt
from pathlib import Path

import numpy as np
import pytest
import yaml

from matching.embedding.encoder import encoder
from matching.ranking import clusters
from matching.ranking.clusters import groups_by_meaning, groups_by_words, telling_stems
from matching.ranking.profile import write_profile

SAID = yaml.safe_load((Path(__file__).parents[1] / "said_by_many.yaml").read_text(encoding="utf-8"))


def at(*degrees):
    """Unit vectors in a plane: the cosine of two is that of the angle between them."""
    angles = np.radians(degrees)
    return np.stack([np.cos(angles), np.sin(angles)], axis=1).astype(np.float32)


@pytest.fixture(scope="module")
def read():
    """Statements on six problems and three that stand alone, with the number of the problem."""
    encode = encoder().encode
    return [
        (problem if problem != "alone" else said["question"], profile)
        for problem, rows in SAID.items()
        for said in rows
        for profile in [write_profile(said["question"], said["challenge"], encode=encode)]
    ]


def test_texts_join_while_their_mean_cosine_is_high_enough():
    assert groups_by_meaning(at(0, 59, 180)) == [[0, 1]]
    assert groups_by_meaning(at(0, 61, 180)) == []
    # 20 is near both; 80 is 60 away from 20 and 80 from 0: the mean cosine is 0.34.
    assert groups_by_meaning(at(0, 20, 80)) == [[0, 1]]


def test_largest_group_comes_first_then_the_one_that_begins_first():
    vectors = at(100, 0, 101, 200, 1, 201, 202)
    assert groups_by_meaning(vectors) == [[3, 5, 6], [0, 2], [1, 4]]


def test_groups_are_the_same_whatever_the_order():
    degrees = [0, 10, 90, 100, 200]
    found = set()
    for order in permutations(range(5)):
        groups = groups_by_meaning(at(*(degrees[place] for place in order)))
        found.add(frozenset(frozenset(degrees[order[p]] for p in group) for group in groups))
    assert found == {frozenset([frozenset([0, 10]), frozenset([90, 100])])}


@pytest.mark.parametrize("count", [0, 1, 2])
def test_texts_without_any_meaning_or_word_stand_alone(count):
    assert groups_by_meaning(np.zeros((count, 384), dtype=np.float32)) == []
    assert groups_by_words([{} for _ in range(count)]) == []


def test_words_are_weighed_by_their_rarity_and_the_root_of_their_number(monkeypatch):
    """Of three texts two share "road": ln(1 + 3/2) each; "pothole" and "bus" stand in one: ln(1 + 3)."""
    counts = [{"road": 1, "pothole": 2}, {"road": 1, "bus": 1}, {"bat": 1}]
    road, alone = log(2.5), log(4)
    twice = (1 + log(2)) * alone
    cosine = road**2 / (sqrt(road**2 + twice**2) * sqrt(road**2 + alone**2))
    weights = clusters._weights(counts)
    assert (weights @ weights.T).toarray()[0, 1] == pytest.approx(cosine)
    for close, groups in ((cosine - 0.001, [[0, 1]]), (cosine + 0.001, [])):
        monkeypatch.setattr(clusters, "CLOSE_IN_WORDS", close)
        assert groups_by_words(counts) == groups


@pytest.mark.parametrize(("by", "at_least"), [("meaning", 17), ("words", 18)])
def test_statements_on_one_problem_come_together_and_no_others(read, by, at_least):
    groups = (
        groups_by_meaning(np.stack([profile.vector for _, profile in read]))
        if by == "meaning"
        else groups_by_words([profile.counts for _, profile in read])
    )
    together = [pair for group in groups for pair in combinations(group, 2)]
    right = sum(read[one][0] == read[other][0] for one, other in together)
    assert (right >= at_least, len(together) - right) == (True, 0)


def test_stems_are_telling_that_most_of_a_group_have_and_few_others():
    """At least half of the group, and more of it than of all others by three tenths."""
    stems = [
        {"road", "pothole", "council", "2024"},
        {"road", "pothole", "council", "2024", "bus"},
        {"road", "council", "lorry"},
        {"council", "bat"},
        {"road", "council", "care"},
        {"council", "care"},
    ]
    # road: 3 of 3 here, 1 of 3 elsewhere; pothole: 2 of 3 here, none elsewhere.
    assert telling_stems(stems, [[0, 1, 2], [4, 5]]) == [["pothole", "road"], ["care"]]


def test_telling_stems_of_everything_are_those_most_texts_have():
    assert telling_stems([{"bat", "a"}, {"bat", "b"}], [[0, 1]]) == [["bat"]]
    assert telling_stems([], []) == []
