"""What the figures count, and that page, downloads and records agree."""

import json
import re

import pytest
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from accounts.enums import CouncilType, Region
from challenges.enums import ChallengeStatus as C
from challenges.enums import DataClass, Readiness
from challenges.enums import StatementStatus as S
from challenges.models import PerceivedRisk, Round
from showcase.queries.insights.figures import insights
from tests.journeys import people
from tests.journeys.challenges import (
    challenge_at,
    kind_of_ai,
    open_round,
    service_area,
    statement_at,
    theme,
)
from tests.journeys.vetting import response_at, solution_at
from tests.showcase.insights.tables import counted, downloaded, tables_of
from vendors.enums import ResponseStatus, SolutionStatus

pytestmark = pytest.mark.django_db
TABLED = (
    *("themes", "service-areas", "kinds-of-ai", "data", "regions", "readiness", "risks"),
    *("map", "rounds"),
)
REGIONS = (Region.LONDON, Region.EAST, Region.NORTH_EAST)
AREAS = ("Waste", "Planning")


def risk(name="Poor data"):
    return PerceivedRisk.objects.get_or_create(name=name, slug=name.lower().replace(" ", "-"))[0]


def said(number):
    """The answers of the number-th statement: some councils say more than others."""
    kind = CouncilType.UNITARY if number % 2 else CouncilType.DISTRICT
    council = people.council(region=REGIONS[number % 3], council_type=kind)
    return {
        "by": people.officer(council),
        "service_area": service_area(AREAS[number % 2]),
        "kinds_of_ai": [kind_of_ai(), kind_of_ai("Predictive")][: number % 3],
        "data_involved": [DataClass.OPEN, DataClass.PERSONAL][: number % 3],
        "readiness": Readiness.values[number % 4],
        "perceived_risks": [risk()] if number % 2 else [],
    }


@pytest.fixture(scope="module")
def world(lasting):
    """Public challenges, statements nobody else may read, drafts, and a solution on a shortlist."""
    with lasting():
        round_ = open_round()
        for number in range(4):
            challenge_at(round=round_, in_theme=theme(f"Theme {number % 2}"), **said(number))
        challenge_at(C.DRAFT, round=round_, in_theme=theme("Theme 0"), **said(4))
        for number in range(5, 13):
            statement_at(S.SUBMITTED, round=round_, **said(number))
        statement_at(S.DRAFT, round=round_, **said(13))
        response_at(ResponseStatus.SHORTLISTED)


def figure(name):
    return insights(timezone.now()).figures[name]


def column(name, key):
    """By first name of the row."""
    found = figure(name)
    return {row.names[0]: value for row, value in zip(found.rows, found.column(key), strict=True)}


def nothing_less(values):
    return {name: value for name, value in values.items() if value}


WORDS_FOR_NONE = {"Not said": "", "No region": ""}


@pytest.mark.parametrize(
    ("name", "dimensions", "counts"),
    [
        ("themes", ("theme",), ("challenges", "statements", "solutions")),
        ("service-areas", ("service_area",), ("challenges", "statements", "solutions")),
        ("kinds-of-ai", ("kind_of_ai",), ("challenges", "statements", "solutions")),
        ("data", ("data_involved",), ("statements", "solutions")),
        ("regions", ("region",), ("challenges", "statements", "solutions")),
        ("readiness", ("readiness",), ("statements",)),
        ("risks", ("risk",), ("statements",)),
        ("map", ("region", "council_type"), ("statements",)),
        ("supply-and-demand", ("service_area", "kind_of_ai"), ("challenges", "solutions")),
        ("rounds", ("round",), ("challenges", "solutions=eligible")),
    ],
)
def test_figure_downloaded_equals_a_count_of_the_records_downloaded(
    client, world, name, dimensions, counts
):
    rows = downloaded(client, "figure_table", name)
    for count in counts:
        records, _, column = count.partition("=")
        recount = counted(downloaded(client, "records_table", records), *dimensions)
        told = {
            tuple(WORDS_FOR_NONE.get(row[d], row[d]) for d in dimensions): int(
                row[column or records]
            )
            for row in rows
        }
        assert nothing_less(told) == nothing_less(recount), count
        assert sum(told.values()) > 0


def test_page_and_downloads_tell_the_same_numbers(client, world):
    tables = tables_of(client.get(reverse("showcase:insights")).content.decode())
    assert set(tables) == {*TABLED, "time-in-state"}
    for name, rows in tables.items():
        table = [list(row.values()) for row in downloaded(client, "figure_table", name)]
        assert rows == table, name
        data = json.loads(client.get(reverse("showcase:figure_data", args=[name])).content)
        assert [[_read(value) for value in row.values()] for row in data["rows"]] == table, name


def test_map_of_supply_and_demand_tells_the_numbers_of_its_download(client, world):
    page = client.get(reverse("showcase:insights")).content.decode()
    drawn = re.findall(r"Challenges (\d+), solutions (\d+)<", page)
    rows = downloaded(client, "figure_table", "supply-and-demand")
    told = [(row["challenges"], row["solutions"]) for row in rows]
    nothing = ("0", "0")
    assert [n for n in drawn if n != nothing] == [n for n in told if n != nothing] != []


def _read(value):
    return "[c]" if value is None else str(value).removesuffix(".0")


def test_records_downloaded_tell_the_same_as_csv_and_as_json(client, world):
    for name in ("statements", "challenges", "solutions"):
        data = b"".join(client.get(reverse("showcase:records_data", args=[name])))
        assert json.loads(data) == downloaded(client, "records_table", name)


def test_records_hold_what_everybody_may_read_and_nothing_else(client, world):
    assert len(downloaded(client, "records_table", "statements")) == 5
    assert len(downloaded(client, "records_table", "challenges")) == 5
    assert len(downloaded(client, "records_table", "solutions")) == 1


def test_records_of_nothing_are_an_empty_list(client):
    assert (
        json.loads(b"".join(client.get(reverse("showcase:records_data", args=["solutions"])))) == []
    )


def test_other_statements_of_five_councils_are_told_and_of_four_are_not():
    for _ in range(5):
        statement_at(S.SUBMITTED, service_area=service_area("Waste"), perceived_risks=[risk()])
        statement_at(S.SUBMITTED, service_area=service_area("Parks"), perceived_risks=[])
    told = {"Waste": 5, "Parks": 5}
    assert nothing_less(column("service-areas", "other_statements")) == told
    assert column("risks", "other_statements") == {"Poor data": 5, "Not said": 5}
    for _ in range(4):
        statement_at(
            S.SUBMITTED, service_area=service_area("Roads"), perceived_risks=[risk("Cost")]
        )
    told = column("service-areas", "other_statements")
    assert sorted(told.values(), key=str) == [0, 5, None, None]
    assert told["Roads"] is None
    assert column("risks", "other_statements")["Cost"] is None


def test_statements_of_one_council_are_never_told_apart_from_others():
    officer = people.officer()
    for _ in range(6):
        statement_at(S.SUBMITTED, by=officer, readiness=Readiness.NOT_AT_ALL)
    for _ in range(6):
        statement_at(S.SUBMITTED, readiness=Readiness.VERY)
    assert set(column("readiness", "other_statements").values()) == {None, 0}
    assert column("readiness", "other_statements")["Very ready"] is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"readiness": Readiness.VERY}, {"readiness": Readiness.NOT_AT_ALL}),
        ({"service_area": "Waste"}, {"service_area": "Planning"}),
        ({"perceived_risks": []}, {"perceived_risks": ["Poor data", "Cost"]}),
        ({"kinds_of_ai": []}, {"kinds_of_ai": ["Predictive"]}),
        ({"data_involved": []}, {"data_involved": [DataClass.SPECIAL_CATEGORY]}),
        ({"region": Region.LONDON}, {"region": Region.SOUTH_WEST}),
        ({"council_type": CouncilType.CITY}, {"council_type": CouncilType.COUNTY}),
    ],
)
def test_page_is_the_same_whatever_four_councils_said_out_of_sight(client, one, other):
    challenge_at(round=open_round(), service_area=service_area("Parks"))
    for area in AREAS:
        service_area(area)
    assert kind_of_ai("Predictive")
    assert [risk(), risk("Cost")]
    assert _page_when(client, one) == _page_when(client, other)


def _page_when(client, said):
    """As four councils say it and take it back."""
    place = {key: said[key] for key in ("region", "council_type") if key in said}
    answers = {key: _meant(key, value) for key, value in said.items() if key not in place}
    round_ = Round.objects.get()
    with transaction.atomic():
        for _ in range(4):
            officer = people.officer(people.council(**place))
            statement_at(S.SUBMITTED, by=officer, round=round_, **answers)
        page = client.get(reverse("showcase:insights")).content
        transaction.set_rollback(True)
    return page


def _meant(key, value):
    named = {"service_area": service_area, "perceived_risks": risk, "kinds_of_ai": kind_of_ai}
    if key not in named:
        return value
    return [named[key](one) for one in value] if isinstance(value, list) else named[key](value)


def test_returned_and_rejected_statements_count_and_drafts_and_withdrawn_ones_do_not():
    for status in (S.SUBMITTED, S.RETURNED, S.REJECTED, S.DRAFT, S.WITHDRAWN):
        for _ in range(5):
            statement_at(status)
    assert column("regions", "other_statements")["North East"] == 15


def test_a_draft_is_in_no_figure_and_no_record(client):
    open_round()
    before = client.get(reverse("showcase:insights")).content
    statement_at(S.DRAFT, round=None, service_area=service_area(), perceived_risks=[risk()])
    solution_at(SolutionStatus.DRAFT)
    assert nothing_less(column("service-areas", "other_statements")) == {}
    assert b"[c]</td>" not in client.get(reverse("showcase:insights")).content
    assert b"[c]</td>" not in before


def test_time_in_state_is_told_of_five_councils_and_held_back_of_four():
    for _ in range(4):
        statement_at(S.REJECTED)
    assert [row.values for row in figure("time-in-state").rows] == [(None,) * 4]
    statement_at(S.REJECTED)
    (row,) = figure("time-in-state").rows
    assert (row.names, row.values) == (("Statement", "Submitted"), (5, 0.0, 0.0, 0.0))


def test_numbers_of_challenges_and_solutions_lead_to_lists_as_long(client, world):
    for name in ("themes", "service-areas", "kinds-of-ai", "regions", "supply-and-demand"):
        found = figure(name)
        links = [cell for row in found.rows for cell in row.cells() if cell[0] and cell[1]]
        assert links
        for number, address in links:
            assert _length(client.get(address)) == number, address


def _length(response):
    page = response.context["page_obj"]
    return page.paginator.count


def test_gap_is_named_where_a_challenge_has_no_solution(client):
    challenge_at(service_area=service_area("Waste"))
    page = client.get(reverse("showcase:insights")).content.decode()
    assert "Waste, Not said" in page
    assert "1 challenge" in page


def test_figure_of_another_name_is_not_found(client):
    for page in ("figure_table", "figure_data", "records_table", "records_data"):
        assert client.get(reverse(f"showcase:{page}", args=["drafts"])).status_code == 404


def test_insights_without_a_round_say_what_comes(client):
    page = client.get(reverse("showcase:insights")).content.decode()
    assert "They come with the first round." in page


def test_insights_of_an_empty_round_draw_nothing(client):
    open_round()
    page = client.get(reverse("showcase:insights")).content.decode()
    assert "Nothing to count yet." in page


@pytest.mark.parametrize("many", [1, 20])
def test_insights_costs_the_same_for_one_round_and_for_twenty(
    client, many, django_assert_num_queries
):
    for number in range(many):
        challenge_at(round=open_round(), in_theme=theme(f"Theme {number % 3}"))
    with django_assert_num_queries(10):
        response = client.get(reverse("showcase:insights"))
    with django_assert_num_queries(1):
        client.get(reverse("showcase:insights"))
    assert len(response.context["figures"]["rounds"].rows) == many
