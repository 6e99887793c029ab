import hashlib

import pytest
from django.db import IntegrityError, transaction
from django.http import Http404
from django.utils import timezone

from documents.actions import receive_upload, scan_document
from documents.downloads import private_download
from documents.enums import FileType, ScanStatus
from documents.inspection import UploadRefused
from documents.models import Document
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
