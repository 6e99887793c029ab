import hashlib

import pytest
from django.db import IntegrityError, transaction
from django.http import Http404
from django.utils import timezone

from design.tags.lists import FILE_STATES
from documents.actions import receive_upload, scan_document
from documents.downloads import private_download
from documents.enums import FileType, ScanStatus
from documents.inspection import UploadRefused
from documents.models import Document
from documents.scanners import ScannerUnreachable
from documents.tasks import scan_upload
from tests.documents import uploads
from tests.journeys.people import vendor, vendor_lead
from workflow.models import Event

pytestmark = pytest.mark.django_db
NOW = timezone.now()


def received(file=None):
    firm = vendor()
    return receive_upload(file or uploads.upload(), organisation=firm, by=vendor_lead(firm), at=NOW)


def scanned(document):
    scan_document(document.pk, at=NOW)
    document.refresh_from_db()
    return document


def test_receive_upload_keeps_the_facts_and_waits_for_the_scan():
    document = received()
    assert (document.name, document.file_type, document.size, document.sha256) == (
        "certificate.pdf",
        FileType.PDF,
        len(uploads.PDF),
        hashlib.sha256(uploads.PDF).hexdigest(),
    )
    assert document.scan_status == ScanStatus.WAITING


def test_receive_upload_stores_nothing_a_person_typed_in_the_path():
    document = received(uploads.upload("../../evil name.pdf"))
    assert document.file.name == f"{document.key.hex[:2]}/{document.key.hex}"


def test_receive_upload_that_is_refused_leaves_no_row():
    with pytest.raises(UploadRefused):
        received(uploads.upload(content=b""))
    assert not Document.objects.exists()


def test_scan_document_opens_a_clean_file_to_its_readers():
    document = scanned(received())
    response = private_download(document, to=document.uploaded_by, at=NOW)
    assert b"".join(response.streaming_content) == uploads.PDF
    response.file_to_stream.close()
    assert response["Content-Disposition"] == 'attachment; filename="certificate.pdf"'
    assert [event.name for event in Event.objects.about(document)] == ["upload", "scan", "download"]


def test_scan_document_keeps_an_infected_file_closed():
    document = scanned(received(uploads.infected()))
    assert (document.scan_status, document.scan_note) == (
        ScanStatus.INFECTED,
        "Eicar-Test-Signature",
    )
    with pytest.raises(Http404):
        private_download(document, to=document.uploaded_by, at=NOW)


def test_private_download_before_the_scan_is_not_there():
    document = received()
    with pytest.raises(Http404):
        private_download(document, to=document.uploaded_by, at=NOW)


def test_scan_document_run_twice_records_one_scan():
    document = scanned(scanned(received()))
    assert Event.objects.about(document).filter(name="scan").count() == 1


def test_document_with_a_result_but_no_time_is_refused_by_the_database():
    document = received()
    with pytest.raises(IntegrityError), transaction.atomic():
        Document.objects.filter(pk=document.pk).update(scan_status=ScanStatus.CLEAN)


def swap(document, content=b"%PDF-1.7 something else"):
    with document.file.storage.open(document.file.name, "wb") as stored:
        stored.write(content)


def test_file_swapped_after_its_scan_is_closed_at_the_next_download(caplog):
    document = scanned(received())
    swap(document)
    with pytest.raises(Http404):
        private_download(document, to=document.uploaded_by, at=NOW)
    document.refresh_from_db()
    assert (document.scan_status, document.state_words) == (
        ScanStatus.ALTERED,
        "closed: it is no longer the file that was uploaded",
    )
    assert [event.name for event in Event.objects.about(document)] == ["upload", "scan", "altered"]
    assert "is not what was uploaded" in caplog.text


def test_file_swapped_before_its_scan_is_closed_without_one(caplog):
    document = received()
    swap(document, uploads.PDF + b" ")
    assert scanned(document).scan_status == ScanStatus.ALTERED
    assert [event.name for event in Event.objects.about(document)] == ["upload", "altered"]
    assert "is not what was uploaded" in caplog.text


def test_closed_file_put_back_stays_closed(caplog):
    document = scanned(received())
    swap(document)
    for content in (None, uploads.PDF):
        if content:
            swap(document, content)
        document.refresh_from_db()
        with pytest.raises(Http404):
            private_download(document, to=document.uploaded_by, at=NOW)
    assert Event.objects.about(document).filter(name="altered").count() == 1


def test_private_download_runs_nothing_and_is_kept_nowhere():
    document = scanned(received())
    response = private_download(document, to=document.uploaded_by, at=NOW)
    response.file_to_stream.close()
    named = ("Content-Type", "X-Content-Type-Options", "Content-Security-Policy", "Cache-Control")
    assert [response[name] for name in named] == [
        "application/octet-stream",
        "nosniff",
        "default-src 'none'; sandbox",
        "private, no-store",
    ]


def test_private_download_under_another_name_keeps_its_ending_only():
    document = scanned(received(uploads.upload("larkfield certificate.pdf")))
    response = private_download(document, to=document.uploaded_by, at=NOW, stem="evidence-3")
    response.file_to_stream.close()
    assert response["Content-Disposition"] == 'attachment; filename="evidence-3.pdf"'


def test_receive_upload_drops_what_nobody_sees_in_a_name():
    document = received(uploads.upload("invoice\u200b.pdf"))
    assert document.name == "invoice.pdf"


def test_file_waits_in_quarantine_while_the_scanner_is_away_and_is_scanned_when_it_is_back(
    settings, tmp_path
):
    document = received()
    settings.DOCUMENT_SCANNER, settings.CLAMD_SOCKET = "clamd", str(tmp_path / "nobody")
    with pytest.raises(ScannerUnreachable):
        scan_upload.run(document.pk)
    document.refresh_from_db()
    assert document.state_words == (
        "waiting for the virus scan: the scanner does not answer just now; we try again every minute"
    )
    settings.DOCUMENT_SCANNER = "signature"
    scan_upload.run(document.pk)
    document.refresh_from_db()
    assert (document.scan_status, document.state_words) == (ScanStatus.CLEAN, "scanned, clean")


@pytest.mark.parametrize(
    ("status", "missed", "state"),
    [
        (ScanStatus.WAITING, None, "waiting"),
        (ScanStatus.WAITING, NOW, "failed"),
        (ScanStatus.CLEAN, NOW, "clean"),
        (ScanStatus.ALTERED, None, "altered"),
    ],
)
def test_page_state_of_a_document_is_one_that_file_lists_have_words_for(status, missed, state):
    document = Document(scan_status=status, scanner_missed_at=missed)
    assert document.page_state == state
    assert FILE_STATES[state][0]
