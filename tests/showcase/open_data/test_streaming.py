"""Rows are read, written and forgotten: none of the ways out holds more than a few of them."""

import tracemalloc
import weakref
from contextlib import ExitStack

import pytest
from django.db import connection, connections
from django.test.utils import CaptureQueriesContext
from rest_framework import serializers

from showcase.open_data.editions.export import TableFiles
from showcase.open_data.tables import table as tables
from showcase.open_data.tables.declared import NAMED
from showcase.open_data.tables.examples import EXAMPLES
from showcase.open_data.tables.lines import live_csv, live_json
from showcase.open_data.tables.table import Noun, Table
from tests.journeys.challenges import challenge_at
from tests.together import together
from workflow.moment import one_moment

MANY = 5_000
AT_ONCE = 50


class Row:
    def __init__(self, number):
        self.slug = f"row-{number}"


class Rows:
    """As a queryset hands its rows out, watching how many anybody still holds."""

    def __init__(self):
        self.alive, self.most = weakref.WeakSet(), 0

    def order_by(self, *_):
        return self

    def iterator(self, chunk_size):
        for number in range(MANY):
            row = Row(number)
            self.alive.add(row)
            self.most = max(self.most, len(self.alive))
            yield row


class RowRecord(serializers.Serializer):
    id = serializers.SlugField(source="slug", help_text="Which it is.")


@pytest.fixture
def rows():
    return Rows()


@pytest.fixture
def table(monkeypatch, rows):
    monkeypatch.setitem(EXAMPLES, "rows", {"id": "row-1"})
    monkeypatch.setattr(tables, "ROWS_AT_ONCE", AT_ONCE)
    return Table("rows", "Rows", "Rows.", Noun("rows", RowRecord, lambda: rows))


@pytest.mark.parametrize("live", [live_csv, live_json])
def test_live_table_holds_no_more_rows_than_it_reads_at_once(table, rows, live):
    assert sum(1 for _ in live(table)) in (MANY, MANY + 1)
    assert rows.most <= 3 * AT_ONCE


def test_export_holds_no_more_rows_than_it_reads_at_once(table, rows, tmp_path):
    with ExitStack() as opened:
        files = TableFiles(tmp_path, table, opened)
        for record in table.noun.records():
            files.add(record)
    assert files.rows == MANY
    assert rows.most <= 3 * AT_ONCE


def test_memory_of_an_export_does_not_grow_with_its_rows(table, tmp_path):
    """Of the 5,000 rows a few hundred kilobytes would stay if any place kept them."""
    tracemalloc.start()
    try:
        for _ in live_json(table):
            pass
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 400_000


@pytest.mark.django_db(transaction=True)
def test_rows_come_through_a_cursor_of_the_server(monkeypatch):
    """Without one the driver would fetch every row before the first is written."""
    monkeypatch.setattr(tables, "ROWS_AT_ONCE", 1)
    for title in ("First", "Second"):
        challenge_at(title=title)
    records = NAMED["challenges"].noun.records()
    next(records)
    with connection.cursor() as cursor:
        cursor.execute("SELECT statement FROM pg_cursors WHERE name LIKE '_django_curs_%%'")
        statements = [row[0] for row in cursor.fetchall()]
    records.close()
    assert any("challenges_challenge" in statement for statement in statements)


@pytest.mark.django_db(transaction=True)
def test_export_sees_one_moment_whatever_is_published_meanwhile():
    before = challenge_at(title="Before")
    with one_moment():
        first = [record["id"] for record in NAMED["challenges"].noun.records()]
        together([lambda: challenge_at(title="Meanwhile")])
        again = [record["id"] for record in NAMED["challenges"].noun.records()]
    assert first == again == [before.slug]
    assert len([*NAMED["challenges"].noun.records()]) == 2


@pytest.mark.django_db
@pytest.mark.parametrize("many", [1, 30])
def test_export_of_a_noun_asks_the_same_number_of_queries_for_one_and_for_thirty(many):
    for number in range(many):
        challenge_at(title=f"Kerbs {number}")
    with CaptureQueriesContext(connections["default"]) as queries:
        assert len([*NAMED["challenges"].noun.records()]) == many
    assert len(queries) == 10
