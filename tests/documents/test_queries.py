import pytest
from django.utils import timezone

from documents.downloads import private_download
from documents.models import Document
from documents.queries import times_opened
from tests.journeys import solutions

pytestmark = pytest.mark.django_db


def test_times_opened_counts_each_download_of_a_document_and_of_no_other():
    lead = solutions.bound_vendor()
    opened, other = [solutions.certificate(lead).document for _ in range(2)]
    for _ in range(2):
        private_download(opened, to=lead, at=timezone.now()).file_to_stream.close()
    counted = Document.objects.annotate(times=times_opened()).values_list("pk", "times")
    assert dict(counted) == {opened.pk: 2, other.pk: 0}
