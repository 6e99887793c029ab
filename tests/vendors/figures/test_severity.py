import pytest

from vendors.figures.severity import Given, adjusted_means

# Montgomery, Design and Analysis of Experiments, the balanced incomplete block example: four
# catalysts over four batches of raw material. Adjusted means and their standard error as published
# with it; here catalysts are what is scored and batches are who scores.
CATALYSTS = {
    1: {"A": 73, "B": 74, "D": 71},
    2: {"B": 75, "C": 67, "D": 72},
    3: {"A": 73, "B": 75, "C": 68},
    4: {"A": 75, "C": 72, "D": 75},
}


def given(scores):
    return [
        Given(solution, assessor, mean)
        for solution, by in scores.items()
        for assessor, mean in by.items()
    ]


def found(scores):
    return {one.solution: one for one in adjusted_means(given(scores))}


def test_adjusted_means_of_the_published_example_are_as_published():
    means = {solution: round(one.adjusted, 3) for solution, one in found(CATALYSTS).items()}
    assert means == {4: 75.0, 3: 72.0, 2: 71.625, 1: 71.375}
    assert {round(one.half_width / 2.570582, 4) for one in found(CATALYSTS).values()} == {0.4868}


def test_those_that_cannot_be_told_apart_share_a_rank():
    assert {solution: one.rank for solution, one in found(CATALYSTS).items()} == {
        4: 1,
        3: 2,
        2: 2,
        1: 2,
    }


def test_adjusted_mean_takes_off_what_a_strict_assessor_takes_off_everybody():
    scores = {
        "first": {"mild": 4, "fair": 3},
        "second": {"mild": 4, "strict": 2},
        "third": {"fair": 3, "strict": 2},
    }
    even = found(scores)
    assert {solution: one.raw for solution, one in even.items()} == {
        "first": 3.5,
        "second": 3.0,
        "third": 2.5,
    }
    assert {round(one.adjusted, 9) for one in even.values()} == {3.0}
    assert {one.rank for one in even.values()} == {1}


def test_everybody_scored_by_everybody_keeps_the_raw_mean():
    scores = {"a": {"x": 4, "y": 2}, "b": {"x": 3, "y": 2}, "c": {"x": 1, "y": 1}}
    assert all(one.adjusted == pytest.approx(one.raw) for one in found(scores).values())


def test_too_few_scores_for_an_interval_tell_nothing_apart():
    scores = {"a": {"x": 4}, "b": {"y": 1}}
    assert {one.half_width for one in found(scores).values()} == {None}
    assert {one.rank for one in found(scores).values()} == {1}


def test_groups_without_a_common_assessor_are_each_evened_out_among_themselves():
    apart = {
        "a": {"x": 4, "y": 2},
        "b": {"x": 3, "y": 2},
        "c": {"p": 1, "q": 3},
        "d": {"p": 0, "q": 1},
    }
    assert all(one.adjusted == pytest.approx(one.raw) for one in found(apart).values())


def test_no_scores_are_no_means():
    assert adjusted_means([]) == []
