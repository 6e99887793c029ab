import pytest

from tests.journeys import people

pytestmark = pytest.mark.django_db
MARK = "Demonstration data"


@pytest.mark.parametrize("invented", [True, False])
def test_work_pages_carry_the_mark_for_people_of_an_invented_organisation_only(client, invented):
    council = people.council(is_demonstration=invented)
    client.force_login(people.officer(council))
    assert (MARK in client.get("/work/").content.decode()) is invented


def test_page_for_nobody_carries_no_mark(client):
    assert MARK not in client.get("/cookies/").content.decode()
