"""Tables say what the interface and the pages say: every field, every row, and nothing besides."""

import html
import re

import pytest

from showcase.api.interface.pages import NOUNS
from showcase.open_data.tables.declared import TABLES
from showcase.open_data.tables.leaves import leaves_of
from showcase.open_data.tables.lines import BETWEEN
from showcase.open_data.tables.table import found
from showcase.urls.api import LISTS
from tests.showcase.api.words import here, said_in, text_of
from tests.showcase.open_data.published import FORMULA, MORE
from tests.showcase.open_data.reading import cells, content, lines

# Only in the tables: where everybody reads their records, given a row.
PAGES = {
    "statements": lambda row: here(row["address"]),
    "responses": lambda row: f"/challenges/{row['challenge']}/",
    "resources": lambda row: here(row["address"]),
    "sessions": lambda row: here(row["address"]),
}
# Stand in an address or a choice, not among the words; each with the reason why it gives nothing away.
CODES = {
    "event": "part of the address",
    "challenge": "part of the address",
    "solution": "part of the address",
    "offered_to": "part of the address",
    "shown_solution": "part of the address",
    "challenge_id": "part of the address",
    "solutions": "part of the address",
    "challenges": "part of the address",
    "theme": "told by the downloads of the insights page",
    "region": "told by the downloads of the insights page",
    "council_type": "told by the downloads of the insights page",
    "readiness": "its words stand on the page",
    "data_involved": "its words stand on the page",
}


@pytest.mark.parametrize("noun", {table.noun.name: table.noun for table in TABLES}.values())
def test_every_field_of_a_record_stands_in_one_table_or_is_left_out_for_a_reason(noun):
    tables = [table for table in TABLES if table.noun == noun]
    told = [column.path for table in tables for column in table.columns[bool(table.each) :]]
    reasons = {path: why for table in tables for path, why in table.left_out.items()}
    left = [path for path in leaves_of(noun.record, noun.name) if path not in told]
    assert [path for path in left if not any(is_in(path, one) for one in reasons)] == []
    assert len(set(told)) == len(told)
    assert all(reasons.values())


def is_in(path, whole):
    return path == whole or path.startswith(f"{whole}.")


def test_records_of_the_tables_are_those_of_the_interface():
    by_name = {table.noun.name: table.noun.record for table in TABLES}
    assert {noun: by_name[noun] for noun, _, _ in LISTS} == {
        noun: all_.serializer_class for noun, all_, _ in LISTS
    }


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_every_column_says_what_it_means_and_has_a_name_of_its_own(table):
    names = [column.name for column in table.columns]
    assert len(set(names)) == len(names)
    assert [column.name for column in table.columns if not column.leaf.meaning] == []
    assert {*table.key, *table.links} <= set(names)


@pytest.mark.django_db
@pytest.mark.parametrize("noun", NOUNS)
def test_tables_say_what_the_interface_says_of_every_record(published, client, noun):
    records = client.get(f"/api/v1/{noun}/?limit=100").json()["results"]
    made = published.edition
    for table in (table for table in TABLES if table.noun.name == noun):
        told = [row for record in records for row in table.rows(record)]
        assert sorted(lines(made, table.name), key=str) == sorted(told, key=str) != []


@pytest.mark.django_db
def test_no_table_is_empty_in_the_world_of_these_tests_and_csv_says_the_same_as_lines(published):
    made = published.edition
    for table in TABLES:
        written, plain = cells(made, table.name), lines(made, table.name)
        assert [*written[0]] == [*plain[0]] == [column.name for column in table.columns]
        assert written == [{name: _cell(value) for name, value in row.items()} for row in plain]


@pytest.mark.django_db
def test_cell_that_would_be_a_formula_is_neutral_in_csv_and_untouched_in_lines(published):
    made = published.edition
    assert f"'{FORMULA}" in [row["note"] for row in cells(made, "challenge_supporters")]
    assert FORMULA in [row["note"] for row in lines(made, "challenge_supporters")]


@pytest.mark.django_db
def test_list_of_sentences_is_rows_so_that_no_sentence_is_cut(published):
    assert [row["note"] for row in lines(published.edition, "challenge_notes")] == [MORE]


@pytest.mark.django_db
def test_no_member_of_a_list_holds_what_stands_between_two(published):
    made = published.edition
    lists = [
        one
        for table in TABLES
        for row in lines(made, table.name)
        for value in row.values()
        if isinstance(value, list)
        for one in value
    ]
    assert [one for one in lists if BETWEEN in str(one)] == []
    assert lists


@pytest.mark.django_db
@pytest.mark.parametrize("name", PAGES)
def test_every_word_of_a_table_of_its_own_stands_on_the_public_page(published, client, name):
    rows = lines(published.edition, name)
    assert rows
    for row in rows:
        page = text_of(client.get(PAGES[name](row)))
        assert [(field, said) for field, said in said_in(row, CODES) if said not in page] == []


@pytest.mark.django_db
def test_what_came_of_a_pilot_stands_on_the_page_of_its_session(published, client):
    made = published.edition
    rows, sessions = lines(made, "outcomes"), lines(made, "sessions")
    assert rows
    for row in rows:
        (shown_in,) = [one for one in sessions if row["solution"] in one["shown_solution"]]
        page = text_of(client.get(here(shown_in["address"])))
        assert row["words"] in page
        assert row["council"] in page
        assert f"{row['months']} months after" in page


@pytest.mark.django_db
def test_nothing_that_is_not_public_is_in_any_file(published):
    made = published.edition
    for file in made.files.exclude(name="everything.zip"):
        text = html.unescape(content(made, file.name).decode()).lower()
        assert [word for word in published.hidden if word.lower() in text] == [], file.name
    assert re.search("eligible", content(made, "solutions.csv").decode())


def test_what_stands_at_a_path_is_found_in_lists_and_behind_nothing():
    record = {"a": {"b": [{"c": 1}, {"c": 2}]}, "d": None}
    assert found(record, "a.b.c") == [1, 2]
    assert found(record, "d.e") is None


def _cell(value):
    """As the page of the dictionary says; what begins a formula is met above."""
    if isinstance(value, list):
        return BETWEEN.join(value)
    if isinstance(value, bool):
        return str(value).lower()
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith("=") else text
