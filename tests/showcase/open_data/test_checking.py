"""The figures of the insights page, worked out from the files alone."""

from collections import Counter
from functools import partial
from itertools import product
from types import SimpleNamespace

import pytest
from django.db import transaction
from django.utils import timezone

from accounts.enums import CouncilType, Region
from challenges.enums import ChallengeStatus as C
from challenges.enums import DataClass, Readiness
from challenges.enums import StatementStatus as S
from showcase.open_data.checking import CANNOT
from showcase.queries.insights.figures import insights
from tests.journeys.challenges import challenge_at, open_round, statement_at, theme
from tests.journeys.open_data import edition
from tests.journeys.vetting import response_at
from tests.showcase.insights.test_figures import said
from tests.showcase.open_data.follows import FOLLOWS
from tests.showcase.open_data.published import in_every_table
from tests.showcase.open_data.reading import cells
from vendors.enums import ResponseStatus

pytestmark = pytest.mark.django_db
NOT_SAID, NO_REGION = "Not said", "No region"
FILES = ("rounds", "themes", "statements", "challenges", "solutions", "responses")
MORE_FILES = ("sessions", "events")


def words(choices):
    return {value: str(label) for value, label in choices.choices}


REGIONS, TYPES, DATA = words(Region), words(CouncilType), words(DataClass)


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker):
    """Councils that say more and less, in and out of public sight, and an edition of what is public."""
    with django_db_blocker.unblock(), transaction.atomic():
        _state()
        made = edition()
        files = {name: cells(made, name) for name in (*FILES, *MORE_FILES)}
        yield SimpleNamespace(files=files, figures=insights(timezone.now()).figures)
        transaction.set_rollback(True)


def _state():
    in_every_table()
    round_ = open_round()
    for number in range(4):
        challenge_at(round=round_, in_theme=theme(f"Theme {number % 2}"), **said(number))
    challenge_at(C.DRAFT, round=round_, in_theme=theme("Theme 0"), **said(4))
    for number in range(5, 9):
        statement_at(S.SUBMITTED, round=round_, **said(number))
    response_at(ResponseStatus.SHORTLISTED)


def several(cell, names=None, none=NOT_SAID):
    """The values of a cell in words; one for none where it is empty."""
    return [names[value] if names else value for value in cell.split("; ")] if cell else [none]


def count(rows, *ways):
    """How many rows have each value, or each combination of values."""
    return Counter(pair for row in rows for pair in product(*(way(row) for way in ways)))


def in_column(name, names=None, none=NOT_SAID):
    return lambda row: several(row[name], names, none)


def served(row):
    """Where a vendor serves, as its words say it."""
    asked = row["vendor_regions"]
    return list(REGIONS.values()) if asked == "All of England" else asked.split(", ")


def named(files, table):
    return {row["id"]: row["name"] for row in files[table]}


def once_each(rows, *ways):
    """Each solution once, however many of its rows have the value."""
    return count({(row["solution"], row["theme"]): row for row in rows}.values(), *ways)


def by_theme(files, table, column, counted=count):
    return counted(files[table], in_column(column, named(files, "themes")))


def counted_by(table, *columns, **names):
    return lambda files: count(files[table], *(in_column(c, names.get(c)) for c in columns))


def shown(files):
    """Challenges of sessions that show something, of events that were not cancelled."""
    rounds = named(files, "rounds")
    of = {e["id"]: rounds[e["round_id"]] for e in files["events"] if e["status"] != "cancelled"}
    sessions = [s for s in files["sessions"] if s["shown_solution"] and s["event"] in of]
    return Counter((of[e],) for e, _ in {(s["event"], s["challenge_id"]) for s in sessions})


def councils(files):
    """Each council once in its place."""
    placed = {row["stated_by"]: row for row in files["statements"] if row["region"]}
    return count(placed.values(), in_column("region", REGIONS), in_column("council_type", TYPES))


def in_places(files):
    placed = [row for row in files["statements"] if row["region"]]
    return count(placed, in_column("region", REGIONS), in_column("council_type", TYPES))


def of_rounds(table):
    return lambda files: count(files[table], in_column("round_id", named(files, "rounds")))


WORKED_OUT = {
    ("themes", "challenges"): partial(by_theme, table="challenges", column="theme_id"),
    ("themes", "statements"): partial(by_theme, table="statements", column="theme"),
    ("themes", "solutions"): partial(
        by_theme, table="responses", column="theme", counted=once_each
    ),
    ("service-areas", "challenges"): counted_by("challenges", "service_area_name"),
    ("service-areas", "statements"): counted_by("statements", "service_area"),
    ("service-areas", "solutions"): counted_by("solutions", "service_areas_name"),
    ("kinds-of-ai", "challenges"): counted_by("challenges", "kinds_of_ai"),
    ("kinds-of-ai", "statements"): counted_by("statements", "kinds_of_ai"),
    ("kinds-of-ai", "solutions"): counted_by("solutions", "kinds_of_ai_name"),
    ("data", "statements"): counted_by("statements", "data_involved", data_involved=DATA),
    ("data", "solutions"): counted_by("solutions", "data_involved"),
    ("regions", "challenges"): lambda files: count(
        files["challenges"], in_column("regions", REGIONS, NO_REGION)
    ),
    ("regions", "statements"): lambda files: count(
        files["statements"], in_column("region", REGIONS, NO_REGION)
    ),
    ("regions", "solutions"): lambda files: count(files["solutions"], served),
    ("readiness", "statements"): counted_by("statements", "readiness", readiness=words(Readiness)),
    ("risks", "statements"): counted_by("statements", "risks"),
    ("map", "statements"): in_places,
    ("map", "councils"): councils,
    ("supply-and-demand", "challenges"): counted_by(
        "challenges", "service_area_name", "kinds_of_ai"
    ),
    ("supply-and-demand", "solutions"): counted_by(
        "solutions", "service_areas_name", "kinds_of_ai_name"
    ),
    ("rounds", "challenges"): of_rounds("challenges"),
    ("rounds", "shortlisted"): of_rounds("responses"),
    ("rounds", "shown"): shown,
}


@pytest.mark.parametrize(("figure", "column"), WORKED_OUT)
def test_number_on_the_page_equals_a_count_of_the_files(world, figure, column):
    found = world.figures[figure]
    told = {
        row.names: value
        for row, value in zip(found.rows, found.column(column), strict=True)
        if value
    }
    assert told == WORKED_OUT[figure, column](world.files)
    assert sum(told.values()) > 0


def test_page_says_of_every_number_whether_it_follows_from_the_tables(world):
    follow = {(figure, column) for figure, columns in FOLLOWS.items() for column in columns}
    cannot = {(f, c) for one in CANNOT for f, columns in one.columns.items() for c in columns}
    every = {(f.name, column.key) for f in world.figures.values() for column in f.columns}
    assert follow == set(WORKED_OUT)
    assert follow | cannot == every
    assert follow & cannot == set()


def test_tables_named_for_a_number_are_those_it_was_worked_out_from(world):
    for (figure, column), work_out in WORKED_OUT.items():
        asked = Watched(world.files)
        work_out(asked)
        assert set(FOLLOWS[figure][column]) == asked.names - {"rounds", "themes"}


class Watched(dict):
    """Files that note which of them are read."""

    def __init__(self, files):
        super().__init__(files)
        self.names = set()

    def __getitem__(self, name):
        self.names.add(name)
        return super().__getitem__(name)
