from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from showcase.insights.suppression import FEWEST, Behind, tellable


def cell(statements, councils=None):
    return Behind(statements, statements if councils is None else councils)


def whole(cells):
    return Behind(sum(c.statements for c in cells), sum(c.councils for c in cells))


def told(*cells, adds_up=True, of=None):
    return tellable(cells, of or whole(cells), adds_up=adds_up)


def test_numbers_of_five_councils_or_more_and_nothing_at_all_are_told():
    assert told(cell(5), cell(0), cell(12)) == [5, 0, 12]


def test_a_number_of_four_councils_is_held_back():
    assert told(cell(4), cell(9), cell(30), adds_up=False, of=cell(60)) == [None, 9, 30]


def test_many_statements_of_one_council_are_held_back():
    assert told(cell(20, 1), cell(9), cell(30), adds_up=False, of=cell(60)) == [None, 9, 30]


def test_one_number_held_back_takes_the_next_smallest_along_where_they_add_up():
    assert told(cell(2), cell(30), cell(9)) == [None, 30, None]


def test_two_numbers_that_can_only_be_one_each_take_a_third_along():
    assert told(cell(1), cell(1), cell(8), cell(30)) == [None, None, None, 30]


def test_a_lone_number_takes_an_empty_one_along_when_nothing_else_is_there():
    assert told(cell(7, 1), cell(0), cell(0), of=cell(7, 5)) == [None, None, 0]


def test_a_whole_of_few_councils_tells_nothing_at_all():
    assert told(cell(3), cell(0)) == [None, None]


def test_nearly_all_of_the_whole_is_held_back_where_several_answers_are_given():
    assert told(cell(18), cell(10), of=cell(20), adds_up=False) == [None, 10]


def test_an_empty_whole_is_told_as_nothing():
    assert told(cell(0), cell(0)) == [0, 0]


def solutions_of(shown, total):
    """Every way to fill what is held back so that all add up; each number up to the total."""
    held = [n for n, value in enumerate(shown) if value is None]
    left = total - sum(value for value in shown if value is not None)
    for numbers in product(range(left + 1), repeat=len(held) - 1):
        if sum(numbers) <= left:
            yield [*numbers, left - sum(numbers)]


@given(st.lists(st.integers(0, 9), min_size=2, max_size=4))
def test_whoever_knows_the_whole_cannot_work_out_a_number_held_back(numbers):
    """Even knowing that a number is held back only where something stands behind it or near it."""
    shown = told(*[cell(n) for n in numbers])
    if None not in shown:
        return
    fillings = list(solutions_of(shown, sum(numbers)))
    for place in range(len(fillings[0])):
        assert len({filling[place] for filling in fillings}) > 1
    assert all(value is None or value == 0 or value >= FEWEST for value in shown)


@pytest.mark.parametrize("shares", [(1, 2, 3), (4, 4, 4, 4), (0, 1, 40)])
def test_what_is_told_is_always_true(shares):
    shown = told(*[cell(n) for n in shares])
    assert all(value in (None, n) for value, n in zip(shown, shares, strict=True))
