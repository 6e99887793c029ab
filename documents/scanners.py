"""Virus scanners. Each answers with what it found, an empty string for nothing."""

import zipfile
from collections.abc import Iterator

import clamd
from django.conf import settings
from django.core.files import File

# The industry's harmless test file (EICAR, 2006), in two parts so that this file is not it.
EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}" + rb"$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"


class ScannerUnreachable(Exception):
    """The daemon does not answer; the file waits."""


def scan(file: File) -> str:
    """What the configured scanner finds in the file; '' when it is clean.

    Raises ScannerUnreachable when the scanner does not answer.
    """
    return {"clamd": _ask_clamd, "signature": _look_for_eicar}[settings.DOCUMENT_SCANNER](file)


def _ask_clamd(file: File) -> str:
    try:
        state, found = _daemon().instream(file)["stream"]
    except (clamd.ClamdError, OSError) as error:
        raise ScannerUnreachable(str(error)) from error
    if state == "ERROR":
        raise ScannerUnreachable(found)
    return found or "" if state == "FOUND" else ""


def _daemon() -> "clamd.ClamdNetworkSocket":
    if settings.CLAMD_SOCKET:
        return clamd.ClamdUnixSocket(settings.CLAMD_SOCKET, timeout=60)
    return clamd.ClamdNetworkSocket(settings.CLAMD_HOST, settings.CLAMD_PORT, timeout=60)


def _look_for_eicar(file: File) -> str:
    """For somebody's own machine only; `check --deploy` refuses it."""
    return "Eicar-Test-Signature" if any(EICAR in part for part in _parts(file)) else ""


def _parts(file: File) -> Iterator[bytes]:
    """The file, and what is packed in it one layer deep."""
    yield file.read()
    if zipfile.is_zipfile(file):
        with zipfile.ZipFile(file) as package:
            yield from (package.read(name) for name in package.namelist())
