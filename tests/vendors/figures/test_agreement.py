import pytest
from hypothesis import given
from hypothesis import strategies as st

from vendors.figures.agreement import interval, krippendorff_alpha, ordinal

# Krippendorff, K. (2011), Computing Krippendorff's Alpha-Reliability, section C: four observers,
# twelve units, some without a value.
OBSERVERS = [
    "1 2 3 3 2 1 4 1 2 . . .",
    "1 2 3 3 2 2 4 1 2 5 . 3",
    ". 3 3 3 2 3 4 2 2 5 1 .",
    "1 2 3 3 2 4 4 1 2 5 1 .",
]


def units_of(observers):
    rows = [row.split() for row in observers]
    return [
        {place: int(value) for place, value in enumerate(unit) if value != "."}
        for unit in zip(*rows, strict=True)
    ]


@pytest.mark.parametrize(("distance", "published"), [(ordinal, 0.815), (interval, 0.849)])
def test_alpha_of_the_published_example_is_as_published(distance, published):
    assert round(krippendorff_alpha(units_of(OBSERVERS), distance), 3) == published


def test_alpha_of_full_agreement_is_one():
    assert krippendorff_alpha([{"a": 1, "b": 1}, {"a": 4, "b": 4}]) == 1


@pytest.mark.parametrize("units", [[], [{"a": 1}], [{"a": 2, "b": 2}, {"a": 2, "b": 2}]])
def test_alpha_where_nothing_can_be_said_is_none(units):
    assert krippendorff_alpha(units) is None


@given(st.lists(st.dictionaries(st.sampled_from("abcd"), st.integers(0, 4)), max_size=8))
def test_alpha_is_never_more_than_one_and_no_matter_who_is_called_what(units):
    alpha = krippendorff_alpha(units)
    renamed = [{"x" + name: value for name, value in unit.items()} for unit in reversed(units)]
    assert alpha is None or alpha <= 1 + 1e-9
    assert krippendorff_alpha(renamed) == (None if alpha is None else pytest.approx(alpha))
