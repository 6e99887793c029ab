import pytest

from challenges.models import Round, Theme
from tests.journeys import people
from tests.journeys.challenges import challenge_at, open_round, theme
from workflow.models import Event

pytestmark = pytest.mark.django_db
ROUND = {
    "name": "Autumn 2026",
    "slug": "autumn-2026",
    "statements_open_at": "2026-09-01T09:00",
    "statements_close_at": "2026-10-01T17:00",
    "solutions_open_at": "2026-10-05T09:00",
    "solutions_close_at": "2026-11-05T17:00",
    "questions_close_at": "2026-10-20T17:00",
    "answers_close_at": "2026-10-27T17:00",
    "decisions_on-day": "1",
    "decisions_on-month": "12",
    "decisions_on-year": "2026",
    "assessors_per_solution": "2",
}


@pytest.fixture
def administrator(client):
    administrator = people.administrator()
    client.force_login(administrator)
    return administrator


@pytest.mark.parametrize("address", ["/staff/rounds/", "/staff/rounds/new/", "/staff/themes/"])
@pytest.mark.parametrize("make", [people.officer, people.vendor_lead, people.assessor])
def test_setting_up_is_not_there_for_others(client, address, make):
    client.force_login(make())
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("count", [1, 30])
def test_rounds_cost_the_same_for_one_and_for_thirty(
    client, administrator, count, django_assert_num_queries
):
    for _ in range(count):
        open_round()
    with django_assert_num_queries(5):
        response = client.get("/staff/rounds/")
    assert len(response.context["page_obj"].object_list) == min(count, 25)


def test_round_is_set_up_with_its_dates(client, administrator):
    client.post("/staff/rounds/new/", ROUND)
    made = Round.objects.get()
    assert (made.slug, str(made.decisions_on), made.statements_open_at.isoformat()) == (
        "autumn-2026",
        "2026-12-01",
        "2026-09-01T08:00:00+00:00",
    )


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"statements_close_at": "2026-08-01T09:00"}, "statements_close_at"),
        ({"solutions_close_at": "2026-10-05T09:00"}, "solutions_close_at"),
        ({"answers_close_at": "2026-10-01T09:00"}, "answers_close_at"),
        ({"answers_close_at": "2026-11-30T09:00"}, "solutions_close_at"),
        ({"decisions_on-month": "10"}, "decisions_on"),
        ({"assessors_per_solution": "1"}, "assessors_per_solution"),
        ({"statements_open_at": "soon"}, "statements_open_at"),
        ({"name": ""}, "name"),
    ],
)
def test_round_with_dates_in_the_wrong_order_is_refused_beside_the_field(
    client, administrator, wrong, field
):
    response = client.post("/staff/rounds/new/", {**ROUND, **wrong})
    assert (response.status_code, list(response.context["form"].errors)) == (422, [field])
    assert Round.objects.count() == 0


def test_round_with_a_taken_name_in_addresses_is_refused(client, administrator):
    client.post("/staff/rounds/new/", ROUND)
    response = client.post("/staff/rounds/new/", {**ROUND, "name": "Another"})
    assert (list(response.context["form"].errors), Round.objects.count()) == (["slug"], 1)


def test_round_changed_keeps_the_dates_before_in_the_log(client, administrator):
    client.post("/staff/rounds/new/", ROUND)
    client.post("/staff/rounds/autumn-2026/", {**ROUND, "name": "Autumn"})
    made = Round.objects.get()
    assert (made.name, Event.objects.about(made).last().data["before"]["name"]) == (
        "Autumn",
        "Autumn 2026",
    )


def test_theme_is_added_below_the_others_and_moved_up(client, administrator):
    first = theme("Digital front door")
    typed = {"name": "Housing", "slug": "housing", "question": "How can we?", "colour": "sun"}
    client.post("/staff/themes/new/", {**typed, "question": "How can we house people?"})
    assert [t.name for t in Theme.objects.current()] == ["Digital front door", "Housing"]
    client.post("/staff/themes/housing/move/", {"direction": "up"})
    assert [t.name for t in Theme.objects.current()] == ["Housing", first.name]


def test_theme_at_the_top_moved_up_stays(client, administrator):
    theme("Digital front door"), theme("Housing", position=1)
    client.post("/staff/themes/digital-front-door/move/", {"direction": "up"})
    assert [t.name for t in Theme.objects.current()] == ["Digital front door", "Housing"]


def test_theme_with_a_taken_name_is_refused(client, administrator):
    theme("Housing")
    typed = {"name": "HOUSING", "slug": "more-housing", "question": "", "colour": "sun"}
    response = client.post("/staff/themes/new/", typed)
    assert list(response.context["form"].errors) == ["name"]


def test_archived_theme_stays_on_its_challenge_and_can_come_back(client, administrator):
    challenge = challenge_at()
    client.post("/staff/themes/digital-front-door/archive/")
    challenge.refresh_from_db()
    assert (list(Theme.objects.current()), challenge.theme.name) == ([], "Digital front door")
    client.post("/staff/themes/digital-front-door/restore/")
    assert [t.name for t in Theme.objects.current()] == ["Digital front door"]
