"""Word, Excel, PowerPoint and OpenDocument files are ZIP packages: what they may not hold.

Parts by ECMA-376 (Office Open XML) and OASIS OpenDocument 1.3, part 2 (Packages).
"""

import re
import zipfile
from typing import IO

from documents.enums import FileType
from documents.refusal import UploadRefused

MOST_ENTRIES = 5_000
MOST_UNPACKED = 200 * 1024 * 1024
MOST_NESTED = 2
CHUNK = 256 * 1024
OFFICE_PARTS = {
    "word/document.xml": FileType.DOCX,
    "xl/workbook.xml": FileType.XLSX,
    "ppt/presentation.xml": FileType.PPTX,
}
OPEN_DOCUMENTS = (FileType.ODT, FileType.ODS, FileType.ODP)
# Visual Basic, Excel 4 macro sheets, ActiveX controls; Basic and other scripts of OpenDocument.
MACRO_PARTS = re.compile(r"vbaproject|vbadata|/macrosheets/|/activex/|^basic/|^scripts/")
# What a part says where a macro does not stand in a part of its own.
MACRO_WORDS = {
    "[content_types].xml": (b"macroEnabled", b"vbaProject"),
    "content.xml": (b"vnd.sun.star.script",),
    "styles.xml": (b"vnd.sun.star.script",),
}
EMBEDDED = re.compile(r"(^|/)embeddings/[^/]+$")
NESTED_OFFICE = re.compile(r"\.(docx|xlsx|pptx)$")
MACROS = "The file contains macros. Save it without macros and upload again."
LOCKED = "The file is protected by a password. Remove it and upload again."
INSIDE = "The file has another file inside it (an embedded object). Take it out and upload it on its own."
DAMAGED = "The file is damaged and cannot be opened. Save it again."


def type_of_package(file: IO[bytes], nested: int = 0) -> FileType | None:
    """What kind of office file a package is; None when it is an archive of something else.

    Raises UploadRefused for packages that are damaged, encrypted or far too large, or that hold
    macros or embedded objects. A chart's own workbook inside is looked into in the same way.
    """
    try:
        with zipfile.ZipFile(file) as package:
            _check_size_and_password(package)
            _check_macros(package)
            _check_embedded(package, nested)
            return _office_type(package)
    except (zipfile.BadZipFile, NotImplementedError, OSError, RuntimeError) as error:
        raise UploadRefused(DAMAGED) from error


def _check_size_and_password(package: zipfile.ZipFile) -> None:
    entries = package.infolist()
    if len(entries) > MOST_ENTRIES or sum(e.file_size for e in entries) > MOST_UNPACKED:
        raise UploadRefused("The file unpacks to far more than it should. It is not taken.")
    if len({entry.filename for entry in entries}) < len(entries):
        raise UploadRefused(DAMAGED)
    is_locked = any(entry.flag_bits & 1 for entry in entries)
    if is_locked or _says(package, "META-INF/manifest.xml", b"encryption-data"):
        raise UploadRefused(LOCKED)


def _check_macros(package: zipfile.ZipFile) -> None:
    for name in package.namelist():
        if MACRO_PARTS.search(name.lower()) or _says(
            package, name, *MACRO_WORDS.get(name.lower(), ())
        ):
            raise UploadRefused(MACROS)
        if name.endswith("settings.xml.rels") and _loads_a_template(package, name):
            raise UploadRefused(
                "The file loads its template from elsewhere, which can bring macros in."
                " Save it with a template of its own and upload again."
            )


def _loads_a_template(package: zipfile.ZipFile, name: str) -> bool:
    relations = package.read(name).replace(b"\0", b"")
    each = re.findall(rb"<Relationship\b[^>]*>", relations)
    return any(b"attachedTemplate" in one and b"External" in one for one in each)


def _check_embedded(package: zipfile.ZipFile, nested: int) -> None:
    if _says(package, "META-INF/manifest.xml", b"vnd.sun.star.oleobject"):
        raise UploadRefused(INSIDE)
    for name in filter(EMBEDDED.search, package.namelist()):
        if not NESTED_OFFICE.search(name.lower()) or nested >= MOST_NESTED:
            raise UploadRefused(INSIDE)
        with package.open(name) as inner:
            if type_of_package(inner, nested + 1) is None:
                raise UploadRefused(INSIDE)


def _says(package: zipfile.ZipFile, name: str, *words: bytes) -> bool:
    """Whether a part holds one of these words, in UTF-8 or UTF-16; read piece by piece."""
    if not words or name not in package.NameToInfo:
        return False
    tail = b""
    with package.open(name) as part:
        while chunk := part.read(CHUNK):
            text = tail + chunk.replace(b"\0", b"")
            if any(word in text for word in words):
                return True
            tail = text[-64:]
    return False


def _office_type(package: zipfile.ZipFile) -> FileType | None:
    names = set(package.namelist())
    for part, file_type in OFFICE_PARTS.items():
        if part in names:
            return file_type
    if "mimetype" in names:
        stated = package.read("mimetype")[:100].decode("ascii", "replace").strip()
        return FileType(stated) if stated in OPEN_DOCUMENTS else None
    return None
