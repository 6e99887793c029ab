"""What the parts of an office file may not say: macros, programs to start, what is fetched on opening."""

import re
import zipfile
from collections.abc import Iterator

from documents.refusal import UploadRefused

CHUNK = 256 * 1024
OVERLAP = 1024
LARGEST_RELATIONS = 4 * 1024 * 1024
# Visual Basic, Excel 4 macro sheets, ActiveX controls; Basic and other scripts of OpenDocument.
MACRO_PARTS = re.compile(r"vbaproject|vbadata|/macrosheets/|/activex/|^basic/|^scripts/")
# What a part says where a macro does not stand in a part of its own.
MACRO_WORDS = {
    "[content_types].xml": (b"macroEnabled", b"vbaProject"),
    "content.xml": (b"vnd.sun.star.script",),
    "styles.xml": (b"vnd.sun.star.script",),
}
XML_PART = re.compile(r"\.(xml|rels|rdf|vml)$")
# Entities fetch files and grow without end. Office Open XML forbids any DOCTYPE (ECMA-376 part 2,
# 6.2.5); OpenDocument once began its parts with one.
ENTITIES = re.compile(rb"<!ENTITY")
DECLARATIONS = re.compile(rb"<!ENTITY|<!DOCTYPE")
# No "<" within a tag, so that a part full of beginnings is still read once.
DYNAMIC_DATA = re.compile(rb"<(\w+:)?ddeLink\b|<(\w+:)?instrText\b[^<>]*>[^<]*\bDDE(AUTO)?\b")
# A part may point outside for a link to follow or a picture, not for what is run or loaded on opening.
LOADED = re.compile(rb"/(attachedTemplate|oleObject|frame|subDocument|control|package)\"")
MACROS = "The file contains macros. Save it without macros and upload again."
LOADS = (
    "The file loads a part of itself from elsewhere, which can bring macros in. Save it with everything"
    " inside and upload again."
)
RUNS = "The file starts another program when it is opened (DDE). Take that out and upload again."
ENTITY = (
    "The file has XML that reaches outside itself (entities). Save it again in its own program."
)


def check_parts(package: zipfile.ZipFile) -> None:
    """Raises UploadRefused for what would do more than be read."""
    is_open_document = "mimetype" in package.NameToInfo
    declared = ENTITIES if is_open_document else DECLARATIONS
    for name in package.namelist():
        _check_macros(package, name)
        if XML_PART.search(name.lower()):
            _check_xml(package, name, declared)
        if name.lower().endswith(".rels"):
            _check_relations(package, name)


def says(package: zipfile.ZipFile, name: str, *words: bytes) -> bool:
    """Whether a part holds one of these words, in UTF-8 or UTF-16; read piece by piece."""
    if not words or name not in package.NameToInfo:
        return False
    return any(word in piece for piece in _pieces(package, name) for word in words)


def _check_macros(package: zipfile.ZipFile, name: str) -> None:
    lower = name.lower()
    if MACRO_PARTS.search(lower) or says(package, name, *MACRO_WORDS.get(lower, ())):
        raise UploadRefused(MACROS)


def _check_xml(package: zipfile.ZipFile, name: str, declared: re.Pattern[bytes]) -> None:
    for piece in _pieces(package, name):
        if declared.search(piece):
            raise UploadRefused(ENTITY)
        if DYNAMIC_DATA.search(piece):
            raise UploadRefused(RUNS)


def _check_relations(package: zipfile.ZipFile, name: str) -> None:
    """Open Packaging Conventions: what each part needs, and whether that stands outside."""
    with package.open(name) as part:
        relations = part.read(LARGEST_RELATIONS).replace(b"\0", b"").replace(b"'", b'"')
        if part.read(1):
            raise UploadRefused(LOADS)
    each = re.findall(rb"<[^<]*\bRelationship\b[^<]*", relations)
    if any(LOADED.search(one) and b"External" in one for one in each):
        raise UploadRefused(LOADS)


def _pieces(package: zipfile.ZipFile, name: str) -> Iterator[bytes]:
    """The part without its zeros, each piece beginning with the end of the one before."""
    tail = b""
    with package.open(name) as part:
        while chunk := part.read(CHUNK):
            piece = tail + chunk.replace(b"\0", b"")
            yield piece
            tail = piece[-OVERLAP:]
