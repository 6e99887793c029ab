"""What all texts of a collection mean alike, taken out of their vectors."""

import numpy as np
import pytest

from matching.ranking.commonplaces import Commonplaces, commonplaces_of

# Three rows that all lean to the first axis.
LEANING = np.array([[0.8, 0.6, 0], [0.8, -0.6, 0], [0.8, 0, 0.6]], dtype=np.float32)


def test_mean_of_many_entries_is_taken_away():
    common = Commonplaces(np.array([0.8, 0, 0], np.float32), np.zeros((0, 3), np.float32))
    expected = [[0, 1, 0], [0, -1, 0], [0, 0, 1]]
    np.testing.assert_allclose(common.without(LEANING), expected, atol=1e-6)


def test_direction_is_turned_down_by_its_share():
    """A direction as long as the root of 0.75 leaves a quarter of what lies along it."""
    common = Commonplaces(np.zeros(2, np.float32), np.array([[0.75**0.5, 0]], np.float32))
    left = common.without(np.array([[0.8, 0.6]], np.float32))
    np.testing.assert_allclose(left, [[0.2 / 0.4**0.5, 0.6 / 0.4**0.5]], atol=1e-6)


def test_row_of_zeros_stays_one():
    common = commonplaces_of(LEANING, 3)
    assert not common.without(np.zeros((1, 3), np.float32)).any()


def test_rows_come_out_as_long_as_they_went_in():
    lengths = np.linalg.norm(commonplaces_of(LEANING, 100).without(LEANING), axis=1)
    np.testing.assert_allclose(lengths, 1, atol=1e-6)


def test_few_entries_are_trusted_less_than_many():
    few, many = (commonplaces_of(LEANING, entries) for entries in (2, 10_000))
    np.testing.assert_allclose(few.mean, LEANING.mean(axis=0) * 2 / 52, atol=1e-6)
    np.testing.assert_allclose(many.mean, LEANING.mean(axis=0), rtol=0.01)
    assert np.linalg.norm(few.directions) < np.linalg.norm(many.directions)


@pytest.mark.parametrize("rows", [LEANING[:0], LEANING[:1]])
def test_nothing_to_compare_has_nothing_in_common(rows):
    assert commonplaces_of(rows, len(rows)) is None


def test_equal_rows_lose_no_direction():
    common = commonplaces_of(np.repeat(LEANING[:1], 3, axis=0), 3)
    assert common.directions.shape == (0, 3)


def test_table_gives_the_same_back():
    common = commonplaces_of(LEANING, 3)
    back = Commonplaces.of_table(common.table)
    np.testing.assert_array_equal(back.mean, common.mean)
    np.testing.assert_array_equal(back.directions, common.directions)
