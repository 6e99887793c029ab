import pytest

from matching.text.slips import slips


@pytest.mark.parametrize(
    ("one", "other", "number"),
    [
        ("bins", "bins", 0),
        ("bin", "bins", 1),
        ("pavment", "pavement", 1),
        ("sosial", "social", 1),
        ("houisng", "housing", 1),
        ("socail wrokers", "social workers", 2),
        ("kitten", "sitting", 3),
        ("ca", "abc", 3),
        ("", "bins", 4),
        ("", "", 0),
    ],
)
def test_slips_are_counted_in_either_direction(one, other, number):
    assert (slips(one, other), slips(other, one)) == (number, number)
