"""What a file may be called."""

import re
import unicodedata
from pathlib import PurePosixPath

from django.core.files.uploadedfile import UploadedFile

from documents.refusal import UploadRefused

LONGEST_NAME = 255
# Endings that some program would start or run; in front of the last one they pretend.
PRETENDING = re.compile(
    r"\.(exe|com|scr|pif|msi|bat|cmd|ps1|vbs?|jse?|wsf|hta|jar|lnk|sh|php\d?|phtml|aspx?|jsp|cgi"
    r"|html?|xhtml|svg|xml|swf|dll|app|apk|dmg|iso|docm|xlsm|pptm|dotm|xltm)\s*\.",
    re.IGNORECASE,
)
# Characters that turn the direction of reading, so that "gpj.exe" reads "exe.jpg" (Unicode TR 36).
TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def ending_of(upload: UploadedFile) -> str:
    return PurePosixPath(upload.name or "").suffix.lower()


def check_name(upload: UploadedFile) -> None:
    """Raises UploadRefused for a name that is too long, hides characters or pretends another type."""
    name = upload.name or ""
    if len(name) > LONGEST_NAME:
        raise UploadRefused(f"The file name is longer than {LONGEST_NAME} characters. Shorten it.")
    if any(_is_hidden(character) for character in name):
        raise UploadRefused("The file name has characters that cannot be seen. Rename the file.")
    if PRETENDING.search(name):
        raise UploadRefused("The file name has two endings. Rename the file so that it has one.")


def _is_hidden(character: str) -> bool:
    return character in TURNING or unicodedata.category(character) == "Cc"
