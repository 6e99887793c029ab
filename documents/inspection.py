"""What an upload really is, by its content; everything not on the list is refused with a reason."""

import codecs

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.template.defaultfilters import filesizeformat

from documents.disguises import check_disguise
from documents.enums import FileType
from documents.names import check_name, ending_of
from documents.packages import LOCKED, type_of_package
from documents.pdfs import check_pdf
from documents.pictures import check_picture
from documents.refusal import UploadRefused

IMAGES = {
    b"\x89PNG\r\n\x1a\n": FileType.PNG,
    b"\xff\xd8\xff": FileType.JPEG,
}
MARKUP = (b"<!doctype", b"<html", b"<svg", b"<?xml", b"<script")
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


def inspect_upload(upload: UploadedFile) -> FileType:
    """The type of an upload, found in its content and agreeing with its name.

    Raises UploadRefused for files that are empty, too large, misnamed, of another type or of two at
    once, and for those that ask for a password or hold macros, scripts or further files.
    """
    check_name(upload)
    _check_size(upload)
    file_type = _type_of(upload)
    if ending_of(upload) not in EXTENSIONS[file_type]:
        raise UploadRefused(
            f"The name ends in “{ending_of(upload)}” but the content is {file_type.label}."
            " Give the file the ending of its real type."
        )
    check_disguise(upload, file_type)
    upload.seek(0)
    return file_type


def _check_size(upload: UploadedFile) -> None:
    if not upload.size:
        raise UploadRefused("The file is empty. Choose another one.")
    if upload.size > settings.UPLOAD_MAX_BYTES:
        most = filesizeformat(settings.UPLOAD_MAX_BYTES)
        raise UploadRefused(f"The file is {filesizeformat(upload.size)}. The most is {most}.")


def _type_of(upload: UploadedFile) -> FileType:
    upload.seek(0)
    head = upload.read(1024)
    if head.startswith(b"%PDF-"):
        check_pdf(upload)
        return FileType.PDF
    for signature, file_type in IMAGES.items():
        if head.startswith(signature):
            check_picture(upload, file_type)
            return file_type
    if head.startswith(b"PK"):
        return _type_of_package(upload)
    if head.startswith(b"\xd0\xcf\x11\xe0"):
        raise _old_or_locked(upload)
    return _type_of_text(upload, head)


def _type_of_package(upload: UploadedFile) -> FileType:
    found = type_of_package(upload)
    if found is None:
        raise UploadRefused(f"ZIP archives are not taken. Upload {ACCEPTED_WORDS}.", code="type")
    return found


def _old_or_locked(upload: UploadedFile) -> UploadRefused:
    """Office keeps a file with a password inside the old format, in a stream of this name (MS-OFFCRYPTO)."""
    upload.seek(0)
    if "EncryptedPackage".encode("utf-16-le") in upload.read():
        return UploadRefused(LOCKED, code="old")
    return UploadRefused(
        "This is an Office file of the old kind. Save it as DOCX, XLSX, PPTX or PDF.", code="old"
    )


def _type_of_text(upload: UploadedFile, head: bytes) -> FileType:
    is_text = (
        not head.startswith(b"MZ")
        and ending_of(upload) in (".csv", ".txt")
        and b"\x00" not in _readable(upload)
    )
    if not is_text or _begins_as_markup(_decoded(head)):
        raise UploadRefused(
            f"This type of file is not taken. Upload {ACCEPTED_WORDS}.", code="type"
        )
    return FileType.CSV if ending_of(upload) == ".csv" else FileType.TXT


def _begins_as_markup(head: bytes) -> bool:
    return head.lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(MARKUP)


def _readable(upload: UploadedFile) -> bytes:
    upload.seek(0)
    return _decoded(upload.read())


def _decoded(text: bytes) -> bytes:
    """UTF-16, in which Excel writes "Unicode text", is full of zeros; the mark at its front names it."""
    if text.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return text.decode("utf-16", "ignore").encode()
    return text
