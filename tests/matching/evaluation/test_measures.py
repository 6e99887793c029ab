"""Measures of ranking, against values worked out by hand."""

import pytest

from matching.evaluation.measures import (
    Graded,
    Pair,
    measure_graded,
    measure_pairs,
    ndcg,
    recall,
    reciprocal_rank,
    useful_recall,
)

PAIRS = [
    Pair("bins", "Street bins overflow on Fridays", "Full or not", "Sensors in street bins."),
    Pair("trees", "Nobody knows which trees are ill", "Crown", "Finds ill trees in photographs."),
]


def silently(items, what):
    return items


def test_reciprocal_rank_counts_places_to_the_tenth():
    assert reciprocal_rank([1, 2, 10, 11]) == pytest.approx((1 + 1 / 2 + 1 / 10) / 4)


def test_recall_is_the_share_found_to_a_depth():
    assert [recall([1, 2, 6, 11], depth) for depth in (1, 5, 10)] == [0.25, 0.5, 0.75]


def test_ndcg_weighs_grades_by_gain_and_place():
    # Gains 1, 7, 0 at discounts 1, log2(3), 2; the best order is 7, 1, 0.
    assert ndcg([1, 3, 0]) == pytest.approx((1 + 7 / 1.58496) / (7 + 1 / 1.58496), abs=1e-5)


def test_ndcg_of_the_best_order_is_one_and_without_grades_nothing():
    assert (ndcg([3, 2, 1, 0]), ndcg([0, 0])) == (1.0, 0.0)


def test_ndcg_looks_ten_deep():
    assert ndcg([0] * 10 + [3]) == 0.0


def test_useful_recall_is_the_share_of_useful_ones_among_the_first_five():
    assert useful_recall([0, 2, 1, 0, 3, 2]) == pytest.approx(2 / 3)


@pytest.mark.parametrize("with_model", [True, False])
def test_pairs_that_share_their_words_are_all_found(with_model):
    from matching.embedding.encoder import encoder  # loaded only for this test

    encode = encoder().encode if with_model else None
    figures = measure_pairs(PAIRS, encode=encode, progress=silently)
    assert figures.pop("seconds_per_query") >= 0
    assert figures == {
        "problems": 2,
        "solutions": 2,
        "with_vectors": with_model,
        "mrr_at_10": 1.0,
        "recall_at_1": 1.0,
        "recall_at_5": 1.0,
        "recall_at_10": 1.0,
    }


def test_challenge_without_a_useful_solution_is_left_out():
    graded = Graded(
        challenges={"bins": "How can we empty street bins?", "fly": "How can we fly?"},
        solutions={"1": ("Full or not", "Sensors in street bins."), "2": ("Crown", "Ill trees.")},
        grades={"bins": {"1": 3}, "fly": {"2": 1}},
    )
    figures = measure_graded(graded, encode=None, progress=silently)
    assert figures.pop("seconds_per_query") >= 0
    assert figures == {
        "challenges": 1,
        "challenges_without_useful_solution": 1,
        "solutions": 2,
        "with_vectors": False,
        "ndcg_at_10": 1.0,
        "recall_at_5": 1.0,
    }
