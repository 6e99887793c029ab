"""A file of bytes, whatever program wrote it, opened into rows of text."""

from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from spreadsheets.rows import Cells, UnreadableSpreadsheet
from spreadsheets.text import text_cells
from spreadsheets.workbook import OLD_WORKBOOK_SIGNATURE, ZIP_SIGNATURE, workbook_cells

BYTE_LIMIT = 50 * 1024 * 1024

Source = str | Path | BinaryIO


def filled_rows(source: Source) -> Iterator[Cells]:
    """Blank rows are left out; the others keep the numbers they have in the file.

    Raises UnreadableSpreadsheet, also while iterating, when the file as a whole cannot be used.
    """
    return (cells for cells in _cells(_bytes(source)) if not cells.is_blank)


def _bytes(source: Source) -> bytes:
    data = (
        _from_path(Path(source)) if isinstance(source, str | Path) else source.read(BYTE_LIMIT + 1)
    )
    if not data.strip():
        raise UnreadableSpreadsheet("The file is empty.")
    if len(data) > BYTE_LIMIT:
        raise UnreadableSpreadsheet(
            f"The file is larger than {BYTE_LIMIT // 1024**2} MB. Split it."
        )
    return data


def _from_path(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(BYTE_LIMIT + 1)
    except OSError as error:
        raise UnreadableSpreadsheet(f"{path} cannot be opened: {error.strerror}.") from error


def _cells(data: bytes) -> Iterator[Cells]:
    if data.startswith(OLD_WORKBOOK_SIGNATURE):
        raise UnreadableSpreadsheet("This is an old Excel workbook. Save it as .xlsx or CSV.")
    return workbook_cells(data) if data.startswith(ZIP_SIGNATURE) else text_cells(data)
