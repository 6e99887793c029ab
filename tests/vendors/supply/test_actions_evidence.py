import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from tests.documents.uploads import upload
from tests.journeys import people, solutions
from vendors.actions.supply.evidence import (
    add_evidence,
    describe_upload,
    retire_evidence,
    upload_evidence,
)
from vendors.actions.supply.solutions import start_version, withdraw_solution
from vendors.actions.vetting.eligibility import return_solution
from vendors.enums import EligibilityOutcome, EvidenceKind
from vendors.models import Evidence, EvidenceUpload
from vendors.queries.supply.evidence import latest_of, line_of
from vendors.queries.vetting.eligibility import findings_for
from workflow.engine import TransitionDenied
from workflow.models import Event

pytestmark = pytest.mark.django_db


def cited_by(version):
    return list(Evidence.objects.filter(answers__version=version))


def test_replacement_takes_the_place_of_the_old_one_in_what_is_still_written():
    version = solutions.ready()
    lead, (old,) = solutions.lead_of(version), cited_by(version)
    new = solutions.certificate(lead, replaces=old)
    old.refresh_from_db()
    assert (new.replaces, new.line) == (old, old)
    assert list(Evidence.objects.in_use()) == [new]
    assert cited_by(version) == [new]
    assert Event.objects.about(old).last().data == {"by": new.pk}


def test_replacement_of_what_is_submitted_leaves_the_submitted_file_alone():
    version = solutions.submitted()
    lead, (old,) = solutions.lead_of(version), cited_by(version)
    solutions.certificate(lead, replaces=old)
    assert cited_by(version) == [old]
    outcomes = {f.outcome for f in findings_for(version, timezone.localdate())}
    assert outcomes == {EligibilityOutcome.PASS}


def test_replacement_reaches_a_version_that_was_returned():
    version = solutions.submitted()
    return_solution(version, reason="Look again.", by=people.staff(), at=timezone.now())
    lead, (old,) = solutions.lead_of(version), cited_by(version)
    new = solutions.certificate(lead, replaces=old)
    assert cited_by(version) == [new]


def test_replacement_of_a_replacement_stands_in_one_line():
    lead = solutions.bound_vendor()
    first = solutions.certificate(lead)
    second = solutions.certificate(lead, replaces=first)
    third = solutions.certificate(lead, replaces=second)
    other = solutions.certificate(lead)
    assert [list(line_of(one)) for one in (first, second, third)] == [[third, second, first]] * 3
    assert list(line_of(other)) == [other]
    assert latest_of([first, second, other]) == {
        first.pk: third,
        second.pk: third,
        other.pk: other,
    }


def test_replacement_of_what_somebody_replaced_first_says_by_what():
    lead = solutions.bound_vendor()
    old = solutions.certificate(lead, title="Old")
    solutions.certificate(lead, replaces=old, title="New")
    with pytest.raises(ValidationError, match="“Old” was replaced by “New” already"):
        solutions.certificate(lead, replaces=old)
    assert Evidence.objects.count() == 2


def test_replacement_of_another_vendors_evidence_is_refused():
    foreign = solutions.certificate(solutions.bound_vendor())
    with pytest.raises(Evidence.DoesNotExist):
        solutions.certificate(solutions.bound_vendor(), replaces=foreign)


def test_next_version_carries_what_stands_in_the_place_of_the_old_evidence_today():
    first = solutions.submitted()
    lead, (old,) = solutions.lead_of(first), cited_by(first)
    new = solutions.certificate(lead, replaces=old)
    withdraw_solution(first, by=lead, at=timezone.now())
    second = start_version(first.solution, round=first.round, by=lead, at=timezone.now())
    assert (cited_by(first), cited_by(second)) == ([old], [new])


def test_retired_after_it_was_replaced_stays_as_it_is():
    lead = solutions.bound_vendor()
    old = solutions.certificate(lead)
    new = solutions.certificate(lead, replaces=old)
    retire_evidence(new, by=lead, at=timezone.now())
    assert list(Evidence.objects.in_use()) == []


@pytest.mark.parametrize("act", ["add", "upload", "describe"])
def test_evidence_by_people_of_another_vendor_is_refused(act):
    lead, other = solutions.bound_vendor(), people.vendor_lead()
    vendor, at = solutions.vendor_of(lead), timezone.now()
    upload_evidence(vendor, [upload()], by=lead, at=at)
    waiting = EvidenceUpload.objects.get()
    facts = {"kind": EvidenceKind.POLICY, "title": "Policy", "by": other, "at": at}
    acts = {
        "add": lambda: add_evidence(vendor, upload=upload(), **facts),
        "upload": lambda: upload_evidence(vendor, [upload()], by=other, at=at),
        "describe": lambda: describe_upload(waiting, **facts),
    }
    with pytest.raises(TransitionDenied):
        acts[act]()
    assert (Evidence.objects.count(), EvidenceUpload.objects.count()) == (0, 1)
