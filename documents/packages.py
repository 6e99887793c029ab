"""Word, Excel, PowerPoint and OpenDocument files are ZIP packages: what they may not be.

Parts by ECMA-376 (Office Open XML) and OASIS OpenDocument 1.3, part 2 (Packages).
"""

import io
import re
import zipfile
import zlib
from typing import IO

from documents.enums import FileType
from documents.package_parts import check_parts, says
from documents.refusal import UploadRefused

MOST_ENTRIES = 5_000
MOST_UNPACKED = 200 * 1024 * 1024
MOST_NESTED = 2
MOST_INSIDE = 20
MOST_OF_ONE_INSIDE = MOST_UNPACKED // MOST_INSIDE
# All that ECMA-376 part 2 and OpenDocument know; others unpack with as much memory as the file asks for.
PACKED_WITH = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
UNREADABLE = (
    *(zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError),
    *(OSError, RuntimeError, ValueError),
)
OFFICE_PARTS = {
    "word/document.xml": FileType.DOCX,
    "xl/workbook.xml": FileType.XLSX,
    "ppt/presentation.xml": FileType.PPTX,
}
OPEN_DOCUMENTS = (FileType.ODT, FileType.ODS, FileType.ODP)
# A name that leads out of the package, for whoever unpacks it on a disk.
OUTSIDE = re.compile(r"(^|[/\\])\.\.([/\\]|$)|^[/\\]|^[A-Za-z]:|[\x00-\x1f]")
EMBEDDED = re.compile(r"(^|/)embeddings/[^/]+$")
NESTED_OFFICE = re.compile(r"\.(docx|xlsx|pptx)$")
LOCKED = "The file is protected by a password. Remove it and upload again."
INSIDE = "The file has another file inside it (an embedded object). Take it out and upload it on its own."
TOO_MUCH = "The file unpacks to far more than it should. It is not taken."
DAMAGED = "The file is damaged and cannot be opened. Save it again."


def type_of_package(file: IO[bytes], nested: int = 0) -> FileType | None:
    """What kind of office file a package is; None when it is an archive of something else.

    Raises UploadRefused for packages that are damaged, encrypted or far too large, or that hold
    macros or embedded objects. A chart's own workbook inside is looked into in the same way.
    """
    try:
        with zipfile.ZipFile(file) as package:
            _check_size_and_password(package, nested)
            _check_entries(package)
            check_parts(package)
            _check_embedded(package, nested)
            return _office_type(package)
    except UNREADABLE as error:
        raise UploadRefused(DAMAGED) from error


def _check_size_and_password(package: zipfile.ZipFile, nested: int) -> None:
    """What stands inside another file may unpack to a part of what that may."""
    entries = package.infolist()
    most = MOST_OF_ONE_INSIDE if nested else MOST_UNPACKED
    if len(entries) > MOST_ENTRIES or sum(e.file_size for e in entries) > most:
        raise UploadRefused(TOO_MUCH)
    is_locked = any(entry.flag_bits & 1 for entry in entries)
    if is_locked or says(package, "META-INF/manifest.xml", b"encryption-data"):
        raise UploadRefused(LOCKED)


def _check_entries(package: zipfile.ZipFile) -> None:
    names = package.namelist()
    if any(entry.compress_type not in PACKED_WITH for entry in package.infolist()):
        raise UploadRefused(DAMAGED)
    if len(set(names)) < len(names) or any(OUTSIDE.search(name) for name in names):
        raise UploadRefused(DAMAGED)


def _check_embedded(package: zipfile.ZipFile, nested: int) -> None:
    if says(package, "META-INF/manifest.xml", b"vnd.sun.star.oleobject"):
        raise UploadRefused(INSIDE)
    embedded = list(filter(EMBEDDED.search, package.namelist()))
    if len(embedded) > MOST_INSIDE:
        raise UploadRefused(TOO_MUCH)
    for name in embedded:
        if not NESTED_OFFICE.search(name.lower()) or nested >= MOST_NESTED:
            raise UploadRefused(INSIDE)
        if type_of_package(_in_memory(package, name), nested + 1) is None:
            raise UploadRefused(INSIDE)


def _in_memory(package: zipfile.ZipFile, name: str) -> IO[bytes]:
    """Each step back in a packed file would unpack it anew from its start."""
    if package.getinfo(name).file_size > MOST_OF_ONE_INSIDE:
        raise UploadRefused(TOO_MUCH)
    return io.BytesIO(package.read(name))


def _office_type(package: zipfile.ZipFile) -> FileType | None:
    names = set(package.namelist())
    for part, file_type in OFFICE_PARTS.items():
        if part in names:
            return file_type
    if "mimetype" in names:
        stated = package.read("mimetype")[:100].decode("ascii", "replace").strip()
        return FileType(stated) if stated in OPEN_DOCUMENTS else None
    return None
