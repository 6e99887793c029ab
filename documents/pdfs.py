"""What a PDF may not hold besides its pages (ISO 32000-2): scripts, programs to start, files, a password."""

import re
from collections.abc import Iterator
from typing import IO, Any, BinaryIO, cast

import pikepdf

from documents.refusal import UploadRefused

MOST_OBJECTS = 200_000
SCRIPT = (
    "The PDF contains a script. Print it to a new PDF, which leaves scripts out, and upload that."
)
FILES = "The PDF has other files inside. Take them out and upload them one by one."
# Keys of dictionaries. XFA forms run scripts of their own.
SCRIPT_KEYS = frozenset({"/JS", "/JavaScript", "/XFA"})
FILE_KEYS = frozenset({"/EF", "/EmbeddedFiles", "/RichMediaContent"})
SCRIPT_ACTIONS = frozenset({"/JavaScript", "/Launch", "/ImportData"})
SPOKEN_OF = re.compile(
    "|".join(sorted({*SCRIPT_KEYS, *FILE_KEYS, *SCRIPT_ACTIONS, "/EmbeddedFile"})).encode()
)


def check_pdf(file: IO[bytes]) -> None:
    """Raises UploadRefused for a PDF that asks for a password, is damaged or does more than be read.

    One that opens without a password and only forbids printing or copying is taken: certificates
    often come so, and the virus scan reads it.
    """
    try:
        with pikepdf.open(cast(BinaryIO, file)) as pdf:
            if len(pdf.objects) > MOST_OBJECTS:
                raise UploadRefused("The PDF has far more parts than it should. It is not taken.")
            for dictionary in _dictionaries(list(_suspects(pdf))):
                _check(dictionary)
    except pikepdf.PasswordError as error:
        raise UploadRefused(
            "The PDF asks for a password. Save it without one and upload again."
        ) from error
    except (pikepdf.PdfError, ValueError) as error:
        raise UploadRefused("The PDF is damaged and cannot be opened. Save it again.") from error


def _suspects(pdf: pikepdf.Pdf) -> Iterator[Any]:
    """The objects that speak of what is looked for, so that thousands of others are not taken apart.

    QPDF writes names plainly, however the file spelt them. A stream's own dictionary it leaves out.
    """
    for one in [pdf.trailer, *pdf.objects]:
        is_suspect = isinstance(one, pikepdf.Stream) or (
            isinstance(one, pikepdf.Object) and SPOKEN_OF.search(one.unparse(resolved=True))
        )
        if is_suspect:
            yield one


def _check(dictionary: Any) -> None:
    keys = set(dictionary.keys())
    if keys & SCRIPT_KEYS or _named(dictionary, "/S") in SCRIPT_ACTIONS:
        raise UploadRefused(SCRIPT)
    if keys & FILE_KEYS or _named(dictionary, "/Type") == "/EmbeddedFile":
        raise UploadRefused(FILES)


def _named(dictionary: Any, key: str) -> str:
    value = dictionary.get(key)
    return str(value) if isinstance(value, pikepdf.Name) else ""


def _dictionaries(objects: list[Any]) -> Iterator[Any]:
    """Every dictionary, those inside others too; what is referred to stands in `objects` itself."""
    waiting = list(objects)
    while waiting:
        current = waiting.pop()
        if isinstance(current, pikepdf.Dictionary | pikepdf.Stream):
            yield current
            inner = [value for _, value in current.items()]
        elif isinstance(current, pikepdf.Array):
            inner = list(current)
        else:
            continue
        waiting += [one for one in inner if isinstance(one, pikepdf.Object) and not one.is_indirect]
