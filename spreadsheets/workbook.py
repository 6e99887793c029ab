"""Excel workbooks: the first visible sheet with anything on it, as text."""

import datetime
import io
import re
import zipfile
from collections.abc import Iterator

from openpyxl import load_workbook
from openpyxl.worksheet.cell_range import CellRange
from openpyxl.worksheet.worksheet import Worksheet

from spreadsheets.rows import Cells, UnreadableSpreadsheet

ZIP_SIGNATURE = b"PK\x03\x04"
OLD_WORKBOOK_SIGNATURE = bytes.fromhex("d0cf11e0a1b11ae1")

_LARGEST_UNPACKED = 200 * 1024 * 1024
_MOST_CELLS = 600_000
_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml")
_MERGED = re.compile(rb'<mergeCell\b[^>]*\bref="([^"]*)"')


def workbook_cells(data: bytes) -> Iterator[Cells]:
    """Formulas read as the value Excel last stored for them; each cell of a merged range as the whole."""
    sheet = _sheet(data)
    merged = _merged_values(sheet)
    for number, row in enumerate(sheet.iter_rows(), start=1):
        yield Cells(number, tuple(_text(merged.get(cell.coordinate, cell.value)) for cell in row))


def _sheet(data: bytes) -> Worksheet:
    _check_size(data)
    try:
        # Not read-only: that mode does not know which cells are merged.
        book = load_workbook(io.BytesIO(data), data_only=True)
    except Exception as error:  # openpyxl lets whatever its parsers meet in a broken file through
        raise UnreadableSpreadsheet(_BROKEN) from error
    visible = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
    filled = [
        sheet for sheet in visible if any(cell.value is not None for row in sheet for cell in row)
    ]
    if not filled:
        raise UnreadableSpreadsheet("The workbook has no visible sheet with anything on it.")
    return filled[0]


_BROKEN = "The file is not an Excel workbook, or it is damaged. Save it again as .xlsx or CSV."


def _check_size(data: bytes) -> None:
    """A small archive can unpack to more than memory holds, and one merged range can cover a sheet
    of billions of cells: look before the reader unfolds them.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        unpacked = sum(part.file_size for part in archive.infolist())
        if unpacked > _LARGEST_UNPACKED:
            raise UnreadableSpreadsheet("The workbook is too large. Split it into several files.")
        for name in filter(_SHEET.fullmatch, archive.namelist()):
            _check_cells(archive.read(name))
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError) as error:
        raise UnreadableSpreadsheet(_BROKEN) from error


def _check_cells(sheet: bytes) -> None:
    merged = sum(_area(ref.decode("ascii", "replace")) for ref in _MERGED.findall(sheet))
    if sheet.count(b"<c ") + sheet.count(b"<c>") + merged > _MOST_CELLS:
        raise UnreadableSpreadsheet(
            f"A sheet of the workbook has more than {_MOST_CELLS:,} cells, some of them perhaps empty"
            " but formatted or merged. Copy the filled part into a new workbook, or split it."
        )


def _area(ref: str) -> int:
    """Cells of a range like A1:C3; a range that is none breaks the workbook."""
    try:
        return int(CellRange(ref).size["rows"] * CellRange(ref).size["columns"])
    except ValueError as error:
        raise UnreadableSpreadsheet(_BROKEN) from error


def _merged_values(sheet: Worksheet) -> dict[str, object]:
    return {
        sheet.cell(row, column).coordinate: sheet.cell(area.min_row, area.min_col).value
        for area in sheet.merged_cells.ranges
        for row, column in area.cells
    }


def _text(value: object) -> str:
    match value:
        case None:
            return ""
        case datetime.datetime():
            return _moment(value)
        case float() if value.is_integer():
            return str(int(value))
        case _:
            return str(value).strip()


def _moment(value: datetime.datetime) -> str:
    whole_day = value.time() == datetime.time()
    return value.date().isoformat() if whole_day else value.isoformat(sep=" ")
