"""Virus scanners. Each answers with what it found, an empty string for nothing."""

import io
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from socket import create_connection

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


def scanner_answers() -> bool:
    """Whether the configured scanner would scan now. Raises ScannerUnreachable when nobody answers."""
    if settings.DOCUMENT_SCANNER != "clamd":
        return True
    with _daemon(timeout=2) as daemon:
        if not settings.CLAMD_SOCKET:  # the library would wait for a host that drops packets
            create_connection((settings.CLAMD_HOST, settings.CLAMD_PORT), timeout=2).close()
        return bool(daemon.ping() == "PONG")


def _ask_clamd(file: File) -> str:
    with _daemon(timeout=60) as daemon:
        state, found = daemon.instream(file)["stream"]
    if state == "ERROR":
        raise ScannerUnreachable(found)
    return found or "" if state == "FOUND" else ""


@contextmanager
def _daemon(timeout: int) -> Iterator["clamd.ClamdNetworkSocket"]:
    """`timeout` in seconds. The library leaves a socket open on which nobody answered."""
    if settings.CLAMD_SOCKET:
        daemon = clamd.ClamdUnixSocket(settings.CLAMD_SOCKET, timeout=timeout)
    else:
        daemon = clamd.ClamdNetworkSocket(settings.CLAMD_HOST, settings.CLAMD_PORT, timeout=timeout)
    try:
        yield daemon
    except (clamd.ClamdError, OSError) as error:
        raise ScannerUnreachable(str(error)) from error
    finally:
        if hasattr(daemon, "clamd_socket"):
            daemon.clamd_socket.close()


def _look_for_eicar(file: File) -> str:
    """For somebody's own machine only; `check --deploy` refuses it."""
    return "Eicar-Test-Signature" if any(EICAR in part for part in _parts(file)) else ""


def _parts(file: File) -> Iterator[bytes]:
    """The file, and what is packed in it one layer deep."""
    content = file.read()
    yield content
    if zipfile.is_zipfile(io.BytesIO(content)):
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            yield from (package.read(name) for name in package.namelist())
