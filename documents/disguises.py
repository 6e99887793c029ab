"""Files that are one thing at the front and another behind: taken by one program, run by the next."""

import zipfile
from typing import IO

from documents.enums import FileType
from documents.refusal import UploadRefused

# How far in a reader of PDF looks for the beginning of one (ISO 32000-2, annex on older readers).
HEAD = 1024
TAIL = 64 * 1024
PACKAGES = frozenset(
    {FileType.DOCX, FileType.XLSX, FileType.PPTX, FileType.ODT, FileType.ODS, FileType.ODP}
)
PICTURES = frozenset({FileType.PNG, FileType.JPEG})
ACTIVE = (b"<script", b"<html", b"<?php", b"<svg", b"<!doctype")
TWO_THINGS = (
    "The file is of two types at once: a {first} with {second} inside. Save it anew in the program"
    " it comes from, and upload that."
)


def check_disguise(file: IO[bytes], file_type: FileType) -> None:
    """Raises UploadRefused for a file that another program would take for something else."""
    second = _second_nature(file, file_type)
    if second:
        raise UploadRefused(TWO_THINGS.format(first=file_type.label, second=second))


def _second_nature(file: IO[bytes], file_type: FileType) -> str:
    if file_type not in PACKAGES and zipfile.is_zipfile(file):
        return "an archive"
    if file_type != FileType.PDF and b"%PDF-" in _head(file):
        return "a PDF"
    if file_type in PICTURES and _is_active(file):
        return "a web page"
    return ""


def _is_active(file: IO[bytes]) -> bool:
    """In its comments at the front, or behind the picture."""
    content = (_head(file) + _tail(file)).lower()
    return any(words in content for words in ACTIVE)


def _head(file: IO[bytes]) -> bytes:
    file.seek(0)
    return file.read(HEAD)


def _tail(file: IO[bytes]) -> bytes:
    size = file.seek(0, 2)
    file.seek(max(0, size - TAIL))
    return file.read(TAIL)
