import pytest

from tests.journeys import vetting
from vendors.enums import ResponseStatus, SolutionStatus

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("status", SolutionStatus.values)
def test_solution_of_the_journeys_arrives_in_the_state_asked_for(status):
    assert vetting.solution_at(status).status == status


@pytest.mark.parametrize("status", ResponseStatus.values)
def test_response_of_the_journeys_arrives_in_the_state_asked_for(status):
    response = vetting.response_at(status)
    response.refresh_from_db()
    assert response.status == status
