from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from challenges.actions.rounds import change_round
from challenges.forms.challenges import ChallengeForm
from challenges.forms.setting_up import CLOCKS_CHANGE
from challenges.models import Round, Theme
from tests.journeys import people
from tests.journeys.challenges import challenge_at, open_round, theme
from tests.journeys.solutions import round_taking_solutions
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
    "objection_days": "14",
    "clarification_days": "5",
    "appeal_days": "10",
    "appeal_answer_days": "20",
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


def page_of(client, round):
    return client.get(f"/staff/rounds/{round.slug}/").content.decode()


CLOCKS = [
    pytest.param("2026-10-25T17:00", "2026-10-25T17:00:00+00:00", id="back, after"),
    pytest.param("2026-10-25T00:30", "2026-10-24T23:30:00+00:00", id="back, before"),
    pytest.param("2027-03-28T17:00", "2027-03-28T16:00:00+00:00", id="forward, after"),
    pytest.param("2027-03-28T00:30", "2027-03-28T00:30:00+00:00", id="forward, before"),
]


@pytest.mark.parametrize(("typed", "meant"), CLOCKS)
def test_round_closes_at_the_hour_in_london_on_days_the_clocks_change(
    client, administrator, typed, meant
):
    dates = {
        "statements_close_at": typed,
        "solutions_close_at": "2027-04-01T17:00",
        "decisions_on-month": "5",
        "decisions_on-year": "2027",
    }
    client.post("/staff/rounds/new/", {**ROUND, **dates})
    made = Round.objects.get()
    closes, second = datetime.fromisoformat(meant), timedelta(seconds=1)
    assert made.statements_close_at == closes
    assert [made.takes_statements(at) for at in (closes - second, closes)] == [True, False]
    assert f'value="{typed}"' in page_of(client, made)


@pytest.mark.parametrize(
    ("name", "typed", "meant"),
    [
        ("solutions_open_at", "2026-10-25T09:00", "2026-10-25T09:00:00+00:00"),
        ("solutions_open_at", "2027-03-28T09:00", "2027-03-28T08:00:00+00:00"),
        ("statements_open_at", "2027-03-28T09:00", "2027-03-28T08:00:00+00:00"),
    ],
)
def test_round_opens_at_the_hour_in_london_on_days_the_clocks_change(
    client, administrator, name, typed, meant
):
    ends = {
        "statements_close_at": "2027-04-30T17:00",
        "solutions_close_at": "2027-04-30T17:00",
        "decisions_on-month": "5",
        "decisions_on-year": "2027",
    }
    client.post("/staff/rounds/new/", {**ROUND, **ends, name: typed})
    made, opens = Round.objects.get(), datetime.fromisoformat(meant)
    takes = made.takes_solutions if name == "solutions_open_at" else made.takes_statements
    assert [takes(at) for at in (opens - timedelta(seconds=1), opens)] == [False, True]


@pytest.mark.parametrize("typed", ["2026-10-25T01:30", "2027-03-28T01:30"])
def test_round_at_a_time_the_clocks_skip_or_repeat_is_refused_in_words(
    client, administrator, typed
):
    response = client.post("/staff/rounds/new/", {**ROUND, "statements_close_at": typed})
    assert response.context["form"].errors == {"statements_close_at": [CLOCKS_CHANGE]}
    assert not Round.objects.exists()


def test_round_with_chosen_themes_offers_those_for_its_challenges(client, administrator):
    care, housing = theme("Digital front door"), theme("Housing")
    round = open_round()
    challenge = challenge_at(in_theme=care, round=round)
    form = ChallengeForm(challenge=challenge)
    assert list(form.fields["theme"].queryset) == [care, housing]
    streets = theme("Streets")
    change_round(round, themes=[streets], by=administrator, at=timezone.now())
    assert list(ChallengeForm(challenge=challenge).fields["theme"].queryset) == [care, streets]
    assert Event.objects.about(round).last().data["before"]["themes"] == []


def test_round_shows_its_chosen_themes_and_keeps_an_archived_one(client, administrator):
    housing, streets = theme("Housing"), theme("Streets")
    client.post("/staff/rounds/new/", {**ROUND, "themes": [housing.pk]})
    client.post("/staff/themes/housing/archive/")
    form = client.get("/staff/rounds/autumn-2026/").context["form"]
    assert form.initial["themes"] == [housing]
    assert list(form.fields["themes"].queryset) == [housing, streets]


def test_rounds_say_which_criteria_they_are_vetted_against(client, administrator):
    bare, round = open_round(), round_taking_solutions()
    chosen = round.criteria.criteria_set
    assert "No criteria set is chosen yet." in page_of(client, bare)
    assert "Not chosen yet" in client.get("/staff/rounds/").content.decode()
    assert str(chosen) in client.get("/staff/rounds/").content.decode()
    assert page_of(client, round).count(f"Vetted against {chosen}.") == 1


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
