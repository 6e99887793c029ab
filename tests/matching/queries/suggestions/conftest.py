"""A challenge of Northmere, and the solution that answers it."""

import pytest

from tests.journeys import people, vetting
from tests.journeys.matching import designed_by
from tests.lasting import fresh


@pytest.fixture
def council():
    return people.council("Northmere City Council")


@pytest.fixture
def challenge(council):
    return designed_by(council)


@pytest.fixture(scope="module")
def fieldnote(lasting):
    with lasting():
        return vetting.solution_at(
            "eligible",
            name="Fieldnote",
            description="It listens to a visit and writes it up at once, not days later.",
        )


@pytest.fixture
def notes(fieldnote):
    """It answers the challenge."""
    return fresh(fieldnote)


@pytest.fixture
def officer(council):
    return people.officer(council)
