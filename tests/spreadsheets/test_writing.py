import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from spreadsheets.reading import read_rows
from spreadsheets.rows import Column
from spreadsheets.writing import Written, csv_lines, neutral, workbook

WRITTEN = (
    Written("Statement", lambda row: row[0]),
    Written("Councils", lambda row: row[1]),
)
WANTED = [Column("statement"), Column("councils")]
FORMULA_SIGNS = tuple("=+-@\t\r＝＋－＠")
TEXT = st.text(st.characters(exclude_categories=("Cs",)), max_size=40)
FILLED = TEXT.filter(lambda text: not neutral(text).startswith("#"))
ROWS = st.lists(st.tuples(FILLED, FILLED), max_size=6)


def as_csv(rows):
    return io.BytesIO("".join(csv_lines(WRITTEN, rows)).encode())


def as_workbook(rows):
    with workbook(WRITTEN, rows, title="Statements") as file:
        return io.BytesIO(file.read())


def read_back(file):
    return [tuple(row.values.values()) for row in read_rows(file, columns=WANTED)]


def tidy(text):
    return neutral(text).strip()


def expected(rows):
    told = [tuple(tidy(cell) for cell in row) for row in rows]
    return [row for row in told if any(row)]


@settings(max_examples=60, deadline=None)
@pytest.mark.parametrize("write", [as_csv, as_workbook])
@given(rows=ROWS)
def test_whatever_is_written_reads_back_the_same_and_is_no_formula(write, rows):
    found = read_back(write(rows))
    assert found == expected(rows)
    assert [c for row in found for c in row if c.startswith(FORMULA_SIGNS)] == []


@pytest.mark.parametrize("text", ["=1+1", "+44", "-3", "@SUM(A1)", "\tx", "\nx", " =1", "＝1"])
def test_text_that_begins_like_a_formula_gets_an_apostrophe(text):
    assert neutral(text) == f"'{text}"


@pytest.mark.parametrize("typed", ["one\r\ntwo", "one\rtwo", "one\ntwo"])
@pytest.mark.parametrize("write", [as_csv, as_workbook])
def test_lines_of_a_cell_end_the_same_whichever_machine_typed_them(write, typed):
    assert read_back(write([(typed, "")])) == [("one\ntwo", "")]


def test_lone_carriage_return_begins_no_formula():
    assert neutral("\rx") == "'\nx"


@pytest.mark.parametrize("text", ["How can we?", "a=b", "1-2", "", "'=1"])
def test_other_text_is_written_as_it_is(text):
    assert neutral(text) == text


def test_csv_begins_with_the_mark_that_makes_excel_read_utf_8():
    assert as_csv([("é", "–")]).getvalue() == "\ufeffStatement,Councils\r\né,–\r\n".encode()


def test_workbook_cells_are_text_and_counts_are_numbers():
    sheet = load_workbook(as_workbook([("=HYPERLINK(1)", 3)])).active
    told = [(cell.value, cell.data_type) for cell in sheet[2]]
    assert told == [("'=HYPERLINK(1)", "s"), (3, "n")]


def test_workbook_shortens_what_excel_could_not_hold():
    sheet = load_workbook(as_workbook([("x" * 40_000, "")])).active
    assert len(sheet["A2"].value) == 32_767
