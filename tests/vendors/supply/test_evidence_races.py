"""Two people of a vendor at one piece of evidence, on two connections."""

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from tests.journeys import solutions
from tests.vendors.deciding.test_races import both
from vendors.actions.supply.evidence import add_evidence, describe_upload
from vendors.enums import EvidenceKind
from vendors.models import Evidence, EvidenceUpload

pytestmark = pytest.mark.django_db(transaction=True)


def policy(place):
    return {"kind": EvidenceKind.POLICY, "title": f"Policy {place}", "at": timezone.now()}


def test_evidence_replaced_by_two_at_once_is_replaced_once_and_the_second_is_told():
    lead = solutions.bound_vendor()
    old, vendor = solutions.certificate(lead), solutions.vendor_of(lead)
    refusals = both(
        lambda place: add_evidence(
            vendor,
            upload=None,
            link="https://example.org/policy",
            replaces=old,
            by=lead,
            **policy(place),
        )
    )
    assert sorted(refusals, key=str) == sorted([None, ValidationError], key=str)
    assert Evidence.objects.filter(replaces=old).count() == 1


def test_file_described_by_two_at_once_becomes_evidence_once():
    lead = solutions.bound_vendor()
    (waiting,) = solutions.uploaded(lead)
    refusals = both(lambda place: describe_upload(waiting, by=lead, **policy(place)))
    assert sorted(refusals, key=str) == sorted([None, ValidationError], key=str)
    assert (Evidence.objects.count(), EvidenceUpload.objects.count()) == (1, 0)
