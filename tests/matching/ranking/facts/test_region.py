import pytest

from accounts.enums import Region
from matching.ranking.facts import Need
from tests.matching.ranking.facts.compared import CONTRADICTED, MET, UNKNOWN, found


@pytest.mark.parametrize(
    ("asked", "served", "standing", "words"),
    [
        ([], [], MET, "Serves all of England."),
        ([Region.LONDON], [], MET, "Serves all of England."),
        (
            [],
            [Region.LONDON],
            UNKNOWN,
            "Serves London. The region of the councils is not known.",
        ),
        ([Region.LONDON], [Region.LONDON, Region.EAST], MET, "Serves London."),
        (
            [Region.LONDON, Region.NORTH_EAST, Region.YORKSHIRE],
            [Region.NORTH_EAST],
            MET,
            "Serves the North East, but not London and Yorkshire and The Humber.",
        ),
        (
            [Region.NORTH_EAST],
            [Region.LONDON, Region.SOUTH_EAST, Region.EAST],
            CONTRADICTED,
            "Serves the East of England, London and the South East. "
            "The councils are in the North East.",
        ),
    ],
)
def test_region_is_served_where_one_designer_is(asked, served, standing, words):
    need = Need(regions=frozenset(asked))
    assert found("region", need=need, regions=frozenset(served)) == (standing, words)
