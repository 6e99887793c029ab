"""What an upload really is, by its content; everything not on the list is refused with a reason."""

import codecs
import zipfile
from pathlib import PurePosixPath

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.template.defaultfilters import filesizeformat

from documents.enums import FileType

LONGEST_NAME = 255
MOST_ENTRIES = 5_000
MOST_UNPACKED = 200 * 1024 * 1024
SIGNATURES = {
    b"%PDF-": FileType.PDF,
    b"\x89PNG\r\n\x1a\n": FileType.PNG,
    b"\xff\xd8\xff": FileType.JPEG,
}
MARKUP = (b"<!doctype", b"<html", b"<svg", b"<?xml", b"<script")
OFFICE_PARTS = {
    "word/document.xml": FileType.DOCX,
    "xl/workbook.xml": FileType.XLSX,
    "ppt/presentation.xml": FileType.PPTX,
}
EXTENSIONS = {
    FileType.PDF: {".pdf"},
    FileType.DOCX: {".docx"},
    FileType.XLSX: {".xlsx"},
    FileType.PPTX: {".pptx"},
    FileType.ODT: {".odt"},
    FileType.ODS: {".ods"},
    FileType.ODP: {".odp"},
    FileType.PNG: {".png"},
    FileType.JPEG: {".jpg", ".jpeg"},
    FileType.CSV: {".csv"},
    FileType.TXT: {".txt"},
}
ACCEPTED = ".pdf,.docx,.xlsx,.pptx,.odt,.ods,.odp,.png,.jpg,.jpeg,.csv,.txt"
ACCEPTED_WORDS = "PDF, Word, Excel, PowerPoint, OpenDocument, PNG, JPEG, CSV or plain text"


class UploadRefused(ValidationError):
    """The file is not taken; the message is a sentence for the person who chose it."""


def inspect_upload(upload: UploadedFile) -> FileType:
    """The type of an upload, found in its content and agreeing with its name.

    Raises UploadRefused for files that are empty, too large, misnamed or of another type.
    """
    _check_name_and_size(upload)
    file_type = _type_of(upload)
    upload.seek(0)
    if _extension(upload) not in EXTENSIONS[file_type]:
        raise UploadRefused(
            f"The name ends in “{_extension(upload)}” but the content is {file_type.label}."
            " Give the file the ending of its real type."
        )
    return file_type


def _check_name_and_size(upload: UploadedFile) -> None:
    if not upload.size:
        raise UploadRefused("The file is empty. Choose another one.")
    if upload.size > settings.UPLOAD_MAX_BYTES:
        most = filesizeformat(settings.UPLOAD_MAX_BYTES)
        raise UploadRefused(f"The file is {filesizeformat(upload.size)}. The most is {most}.")
    if len(upload.name or "") > LONGEST_NAME:
        raise UploadRefused(f"The file name is longer than {LONGEST_NAME} characters. Shorten it.")


def _extension(upload: UploadedFile) -> str:
    return PurePosixPath(upload.name or "").suffix.lower()


def _type_of(upload: UploadedFile) -> FileType:
    upload.seek(0)
    head = upload.read(1024)
    for signature, file_type in SIGNATURES.items():
        if head.startswith(signature):
            return file_type
    if head.startswith(b"PK"):
        return _type_of_package(upload)
    if head.startswith(b"\xd0\xcf\x11\xe0"):
        raise UploadRefused(
            "This is an old or password-protected Office file. Save it without a password as"
            " DOCX, XLSX, PPTX or PDF.",
            code="old",
        )
    return _type_of_text(upload, head)


def _type_of_package(file: UploadedFile) -> FileType:
    """Word, Excel, PowerPoint and OpenDocument files are ZIP packages with known parts."""
    try:
        with zipfile.ZipFile(file) as package:
            _check_package(package)
            return _office_type(package)
    except (zipfile.BadZipFile, NotImplementedError, OSError) as error:
        raise UploadRefused("The file is damaged and cannot be opened. Save it again.") from error


def _check_package(package: zipfile.ZipFile) -> None:
    entries = package.infolist()
    if len(entries) > MOST_ENTRIES or sum(e.file_size for e in entries) > MOST_UNPACKED:
        raise UploadRefused("The file unpacks to far more than it should. It is not taken.")
    if any(entry.flag_bits & 1 for entry in entries):
        raise UploadRefused("The file is protected by a password. Remove it and upload again.")
    if any("vbaproject" in entry.filename.lower() for entry in entries):
        raise UploadRefused("The file contains macros. Save it without macros and upload again.")


def _office_type(package: zipfile.ZipFile) -> FileType:
    names = set(package.namelist())
    for part, file_type in OFFICE_PARTS.items():
        if part in names:
            return file_type
    if "mimetype" in names:
        stated = package.read("mimetype")[:100].decode("ascii", "replace").strip()
        if stated in (FileType.ODT, FileType.ODS, FileType.ODP):
            return FileType(stated)
    raise UploadRefused(f"ZIP archives are not taken. Upload {ACCEPTED_WORDS}.", code="type")


def _type_of_text(upload: UploadedFile, head: bytes) -> FileType:
    head = _readable(head)
    is_text = (
        b"\x00" not in head
        and not head.startswith(b"MZ")
        and _extension(upload) in (".csv", ".txt")
    )
    if not is_text or head.lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(MARKUP):
        raise UploadRefused(
            f"This type of file is not taken. Upload {ACCEPTED_WORDS}.", code="type"
        )
    return FileType.CSV if _extension(upload) == ".csv" else FileType.TXT


def _readable(head: bytes) -> bytes:
    """UTF-16, in which Excel writes "Unicode text", is full of zeros; the mark at its front names it."""
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return head.decode("utf-16", "ignore").encode()
    return head
