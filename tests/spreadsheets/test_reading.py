import csv
import datetime
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from spreadsheets.headings import Placement, best_guess
from spreadsheets.reading import first_rows, read_rows
from spreadsheets.rows import Column, RowError, UnreadableSpreadsheet

COLUMNS = (
    Column("statement", aliases=("challenge statement", "question"), required=True),
    Column("organisations", aliases=("councils",)),
)


def rows_of(text: str | bytes, encoding: str = "utf-8", columns=COLUMNS, **options):
    data = text if isinstance(text, bytes) else text.encode(encoding)
    return list(read_rows(io.BytesIO(data), columns=columns, **options))


def values_of(*arguments, **options):
    return [tuple(row.values.values()) for row in rows_of(*arguments, **options)]


def workbook_file(*rows, arrange=lambda sheet: None) -> io.BytesIO:
    book = Workbook()
    for row in rows:
        book.active.append(row)
    arrange(book.active)
    file = io.BytesIO()
    book.save(file)
    file.seek(0)
    return file


def sentence_of(file, **options) -> str:
    with pytest.raises(UnreadableSpreadsheet) as refusal:
        list(read_rows(file, columns=COLUMNS, **options))
    return str(refusal.value)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_text_in_any_encoding_keeps_typographic_punctuation(encoding):
    text = "statement,organisations\n“How can we …” – councils’ words,Châteauneuf Council; £5\n"
    assert values_of(text, encoding) == [
        ("“How can we …” – councils’ words", "Châteauneuf Council; £5")
    ]


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
def test_utf16_without_mark_is_read(codec):
    text = (
        "statement,organisations\n" + "How can we help residents sooner?,Leeds City Council\n" * 5
    )
    assert (
        values_of(text, codec) == [("How can we help residents sooner?", "Leeds City Council")] * 5
    )


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_delimiter_is_found(delimiter):
    text = f'statement{delimiter}organisations\n"A; b, c"{delimiter}"X, Y; Z"\n'
    assert values_of(text) == [("A; b, c", "X, Y; Z")]


def test_one_column_without_any_delimiter_is_read():
    assert values_of("statement\nHow can we rest?\n") == [("How can we rest?", "")]


def test_quoted_newline_keeps_the_line_numbers_below_right():
    rows = rows_of('statement,organisations\r\n"one\r\ntwo",A\r\n\r\nthree,B\r\n')
    assert [(row.line_number, row.values["statement"]) for row in rows] == [
        (2, "one\ntwo"),
        (5, "three"),
    ]


def test_headings_in_any_case_and_by_alias_are_recognised():
    assert values_of(" CHALLENGE_Statement ,Other,Councils\nHow?,x,Leeds\n") == [("How?", "Leeds")]


def test_title_above_the_header_is_passed_over():
    rows = rows_of("Our challenges 2025,\n,\nStatement,Councils\nHow?,Leeds\n")
    assert [(row.line_number, row.values["statement"]) for row in rows] == [(4, "How?")]


def test_title_without_any_delimiter_does_not_hide_the_delimiter():
    assert values_of("Our challenges\nstatement;councils\nHow?;Leeds\n") == [("How?", "Leeds")]


def test_missing_heading_names_what_was_found():
    assert sentence_of(io.BytesIO(b"Problem,Councils\nHow?,Leeds\n")) == (
        'No column "statement". Line 1 has: "Problem", "Councils".'
    )


@pytest.mark.parametrize("data", [b"", b"  \n\n", "﻿".encode(), b",,,\n,,\n"])
def test_file_with_nothing_in_it_is_refused(data):
    assert sentence_of(io.BytesIO(data)) == "The file is empty."


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x05\xa0\x81\x8d\x8f\x90\x9d" * 20,
        b"statement\0organisations\n",
    ],
)
def test_file_that_is_no_text_is_refused(data):
    assert sentence_of(io.BytesIO(data)) == (
        "The file is not a spreadsheet: it is neither an Excel workbook (.xlsx) nor CSV text."
    )


def test_old_workbook_is_refused_with_the_way_out():
    old = bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 100
    assert sentence_of(io.BytesIO(old)) == "This is an old Excel workbook. Save it as .xlsx or CSV."


def test_damaged_workbook_is_refused():
    assert sentence_of(io.BytesIO(b"PK\x03\x04" + b"x" * 100)) == (
        "The file is not an Excel workbook, or it is damaged. Save it again as .xlsx or CSV."
    )


def test_missing_file_is_refused(tmp_path):
    path = tmp_path / "absent.csv"
    assert sentence_of(path) == f"{path} cannot be opened: No such file or directory."


def test_rows_beyond_the_limit_are_refused():
    data = io.BytesIO(b"statement\n" + b"How?\n" * 4)
    assert sentence_of(data, row_limit=3) == "The file has more than 3 rows. Split it."


def test_rows_at_the_limit_are_read():
    assert values_of("statement\n" + "How?\n" * 3, row_limit=3) == [("How?", "")] * 3


def test_over_long_cell_is_refused_with_its_line():
    data = io.BytesIO(b"statement\nHow?\n" + b"x" * 140_000)
    assert sentence_of(data) == (
        "Line 3 cannot be read as CSV: field larger than field limit (131072)."
    )


def test_empty_required_cell_is_an_error_of_its_row():
    rows = rows_of("statement,organisations\n,Leeds\nHow?,\n")
    assert [row.errors for row in rows] == [
        (RowError(2, "statement", "The cell is empty."),),
        (),
    ]


def test_more_cells_than_headings_is_an_error_of_its_row():
    (row,) = rows_of("statement,organisations\nHow?,Leeds,York\n")
    assert [str(error) for error in row.errors] == [
        'Line 2: There are more cells than headings, from "York" on. Are quotation marks missing?',
    ]


def test_row_error_reads_as_a_sentence_with_its_place():
    assert (
        str(RowError(7, "theme", "The cell is empty."))
        == "Line 7, column theme: The cell is empty."
    )


def test_workbook_reads_as_text():
    file = workbook_file(
        ["Statement", "Councils"], ["How can we?", 2024], [], [datetime.date(2025, 4, 1), 0.5]
    )
    rows = list(read_rows(file, columns=COLUMNS))
    assert [(row.line_number, *row.values.values()) for row in rows] == [
        (2, "How can we?", "2024"),
        (4, "2025-04-01", "0.5"),
    ]


def test_workbook_merged_cells_count_for_each_row_they_cover():
    file = workbook_file(
        ["Statement", "Councils"],
        ["One?", "Leeds"],
        ["Two?", None],
        arrange=lambda sheet: sheet.merge_cells("B2:B3"),
    )
    values = [tuple(row.values.values()) for row in read_rows(file, columns=COLUMNS)]
    assert values == [("One?", "Leeds"), ("Two?", "Leeds")]


def test_workbook_formula_without_stored_value_is_an_empty_cell():
    file = workbook_file(["Statement", "Councils"], ['="How"&"?"', "Leeds"])
    (row,) = read_rows(file, columns=COLUMNS)
    assert row.errors == (RowError(2, "statement", "The cell is empty."),)


def test_workbook_error_value_is_an_error_of_its_row():
    file = workbook_file(["Statement", "Councils"], ["How?", "#REF!"])
    (row,) = read_rows(file, columns=COLUMNS)
    assert row.errors == (RowError(2, "organisations", "The cell holds the error #REF!."),)


def test_workbook_hidden_and_empty_sheets_are_passed_over():
    def arrange(sheet):
        sheet.sheet_state = "hidden"
        sheet.parent.create_sheet("Empty")
        shown = sheet.parent.create_sheet("Shown")
        shown.append(["Statement"])
        shown.append(["Shown?"])

    file = workbook_file(["Statement"], ["Hidden?"], arrange=arrange)
    assert [row.values["statement"] for row in read_rows(file, columns=COLUMNS)] == ["Shown?"]


def test_workbook_with_nothing_in_it_is_refused():
    assert sentence_of(workbook_file()) == (
        "The workbook has no visible sheet with anything on it."
    )


CELL = st.text(
    st.characters(blacklist_categories=("Cs", "Cc"), blacklist_characters="﻿"), max_size=40
).map(str.strip)
FILLED = CELL.filter(bool).filter(lambda text: not text.startswith("#"))


@given(
    st.lists(st.tuples(FILLED, CELL), min_size=1, max_size=8),
    st.sampled_from([",", ";", "\t"]),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
)
def test_csv_written_by_any_program_reads_back_equal(rows, delimiter, encoding):
    file = io.StringIO(newline="")
    csv.writer(file, delimiter=delimiter).writerows([("statement", "organisations"), *rows])
    assert values_of(file.getvalue(), encoding) == rows


def test_placement_said_by_a_person_is_followed_whatever_the_headings():
    text = "Wish list,\nWhat we want,By whom\nHow?,Leeds\n"
    placement = Placement(2, {"statement": 0, "organisations": 1})
    assert values_of(text, placement=placement) == [("How?", "Leeds")]


def test_placement_leaves_a_column_that_is_not_in_the_file_empty():
    assert values_of("a,b\nHow?,x\n", placement=Placement(1, {"statement": 0})) == [("How?", "")]


def test_placement_below_the_end_of_the_file_reads_nothing():
    assert values_of("statement\nHow?\n", placement=Placement(9, {"statement": 0})) == []


def test_best_guess_is_the_line_with_most_of_the_columns():
    top = first_rows(io.BytesIO(b"Our list\nProblem,Councils\nHow?,Leeds\n"), 10)
    assert best_guess(top, COLUMNS) == Placement(2, {"organisations": 1})


def test_best_guess_where_nothing_is_known_is_the_first_line():
    top = first_rows(io.BytesIO(b"a,b\nc,d\n"), 10)
    assert best_guess(top, COLUMNS) == Placement(1, {})


def test_first_rows_of_an_empty_file_are_refused():
    with pytest.raises(UnreadableSpreadsheet, match="The file is empty"):
        first_rows(io.BytesIO(b",,\n"), 10)


@pytest.mark.parametrize(
    "arrange",
    [
        lambda sheet: sheet.merged_cells.add("A1:XFD1048576"),
        lambda sheet: [sheet.append(["x"] * 10) for _ in range(10)],
    ],
)
def test_workbook_with_too_many_cells_is_refused_before_it_is_unfolded(arrange, monkeypatch):
    monkeypatch.setattr("spreadsheets.workbook._MOST_CELLS", 99)
    assert sentence_of(workbook_file(["Statement"], ["How?"], arrange=arrange)).startswith(
        "A sheet of the workbook has more than 99 cells"
    )
