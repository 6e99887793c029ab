"""Files that nothing uses do not stay for ever."""

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.privacy.retention.applying import apply_rules
from documents.models import Document
from tests.documents import uploads
from tests.journeys.people import vendor, vendor_lead
from vendors.actions.supply.evidence import remove_upload, upload_evidence
from vendors.models import EvidenceUpload
from workflow.models import Event

pytestmark = pytest.mark.django_db
NOW = timezone.now()
SPARED = timedelta(days=90)


@pytest.fixture
def lead():
    return vendor_lead(vendor())


@pytest.fixture
def uploaded(lead):
    firm = lead.memberships.get().organisation
    upload_evidence(firm, [uploads.upload()], by=lead, at=NOW)
    return EvidenceUpload.objects.get()


def ended(at) -> dict[str, int]:
    lines = apply_rules(by=None, at=at).lines
    return {line["rule"]: line["number"] for line in lines if line["number"]}


def test_file_taken_away_is_deleted_after_90_days_row_and_file(
    uploaded, lead, django_capture_on_commit_callbacks
):
    document = uploaded.document
    remove_upload(uploaded, by=lead, at=NOW)
    assert ended(NOW + SPARED - timedelta(seconds=1)) == {}
    with django_capture_on_commit_callbacks(execute=True):
        assert ended(NOW + SPARED) == {"unused_files": 1}
    assert not document.file.storage.exists(document.file.name)
    assert Event.objects.about(document).last().name == "throw_away"


def test_file_that_something_uses_stays_with_it(uploaded):
    assert ended(NOW + SPARED) == {}
    assert Document.objects.get().file.storage.exists(uploaded.document.file.name)


def test_file_that_nobody_described_goes_with_its_place_on_the_list(uploaded):
    ends = ended(NOW + timedelta(days=180))
    assert ends.pop("evidence_uploads") == 1
    assert ends | ended(NOW + timedelta(days=181)) == {"unused_files": 1}
