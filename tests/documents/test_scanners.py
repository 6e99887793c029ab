import io
import shutil
import subprocess
import time

import pytest
from django.core.files import File

from documents.scanners import EICAR, ScannerUnreachable, scan
from tests.documents import uploads

# One signature written by hand: the hash line of the harmless test file.
SIGNATURES = "44d88612fea8a8f36de82e1278abb02f:68:Eicar-Test-Signature\n"


@pytest.fixture
def daemon(tmp_path, settings):
    """A real ClamAV daemon with that one signature."""
    if not shutil.which("clamd"):
        pytest.skip("no ClamAV daemon on this machine (Debian: clamav-daemon)")
    (tmp_path / "db").mkdir()
    (tmp_path / "db" / "test.hdb").write_text(SIGNATURES)
    (tmp_path / "clamd.conf").write_text(
        f"LocalSocket {tmp_path}/clamd.socket\nDatabaseDirectory {tmp_path}/db\n"
        "Foreground yes\nUser root\n"
    )
    process = subprocess.Popen(["clamd", "-c", tmp_path / "clamd.conf"], stdout=subprocess.DEVNULL)
    settings.DOCUMENT_SCANNER, settings.CLAMD_SOCKET = "clamd", f"{tmp_path}/clamd.socket"
    _wait_for(tmp_path / "clamd.socket")
    yield
    process.kill()
    process.wait()


def _wait_for(socket):
    until = time.monotonic() + 30
    while not socket.exists():
        assert time.monotonic() < until, "clamd did not start"
        time.sleep(0.1)


@pytest.mark.usefixtures("daemon")
def test_scan_by_a_daemon_finds_the_test_file_and_passes_clean_data():
    assert scan(io.BytesIO(EICAR)).startswith("Eicar-Test-Signature")
    assert scan(io.BytesIO(b"the bin lorry came at seven")) == ""


def test_scan_by_a_daemon_that_is_away_says_so(settings, tmp_path):
    settings.DOCUMENT_SCANNER, settings.CLAMD_SOCKET = "clamd", str(tmp_path / "nobody")
    with pytest.raises(ScannerUnreachable):
        scan(io.BytesIO(b"clean"))


def test_scan_by_signature_finds_the_test_file():
    assert scan(io.BytesIO(b"before " + EICAR)) == "Eicar-Test-Signature"
    assert scan(io.BytesIO(b"clean")) == ""


def test_scan_by_signature_looks_into_what_is_packed():
    """In a file without a name, as the scanning of an upload hands it on."""
    packed = uploads.docx(parts={"word/notes.txt": EICAR})
    assert scan(File(io.BytesIO(packed))) == "Eicar-Test-Signature"
    assert scan(File(io.BytesIO(uploads.DOCX))) == ""
