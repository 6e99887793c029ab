from matching.queries.demand.gaps import FITS
from matching.templatetags.matching_parts import closeness


def test_closeness_of_texts_that_are_opposed_is_nothing():
    assert [closeness(-0.06), closeness(FITS / 2), closeness(FITS)] == ["0%", "50%", "99%"]
