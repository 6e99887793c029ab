from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from tests.journeys import people, solutions
from vendors.enums import EvidenceKind
from vendors.models import Answer, Evidence

pytestmark = pytest.mark.django_db
NIGHT = datetime(2026, 7, 1, 23, 30, tzinfo=UTC)  # half past midnight on 2 July in England


def evidence(**facts):
    lead = facts.pop("lead", None) or people.vendor_lead()
    return Evidence.objects.create(
        **{
            "vendor": solutions.vendor_of(lead),
            "kind": EvidenceKind.POLICY,
            "title": "Policy",
            "link": "https://example.org/policy",
            "added_by": lead,
            "added_at": NIGHT,
            **facts,
        }
    )


def certificate(**facts):
    day = NIGHT.date()
    return evidence(
        **{
            "kind": EvidenceKind.CYBER_ESSENTIALS,
            "issuer": "Certifier",
            "not_covered": "Nothing",
            "issued_on": day,
            "expires_on": day + timedelta(days=365),
            **facts,
        }
    )


def test_certificate_with_its_facts_is_kept():
    assert certificate().pk


@pytest.mark.parametrize(
    "missing", [{"issuer": ""}, {"not_covered": ""}, {"issued_on": None}, {"expires_on": None}]
)
def test_certificate_without_one_of_its_facts_is_refused(missing):
    with pytest.raises(IntegrityError, match="evidence_certificate_has_its_facts"):
        certificate(**missing)


def test_evidence_issued_on_the_day_it_is_added_in_england_is_kept_and_a_day_later_refused():
    assert evidence(issued_on=date(2026, 7, 2)).pk
    with pytest.raises(IntegrityError, match="evidence_not_issued_in_the_future"):
        evidence(issued_on=date(2026, 7, 3))


def test_evidence_with_expiry_on_the_day_of_issue_is_refused():
    day = NIGHT.date()
    with pytest.raises(IntegrityError, match="evidence_expires_after_issue"):
        evidence(issued_on=day, expires_on=day)


def test_evidence_that_replaces_another_names_its_line_and_is_the_only_one_to_do_so():
    lead = people.vendor_lead()
    first = evidence(lead=lead)
    with pytest.raises(IntegrityError, match="evidence_line"), transaction.atomic():
        evidence(lead=lead, replaces=first)
    with pytest.raises(IntegrityError, match="evidence_line"), transaction.atomic():
        evidence(lead=lead, line=first)
    second = evidence(lead=lead, replaces=first, line=first)
    with pytest.raises(IntegrityError, match="replaces"), transaction.atomic():
        evidence(lead=lead, replaces=first, line=first)
    second.replaces = second
    with pytest.raises(IntegrityError, match="evidence_replaces_another"):
        second.save()


def test_answer_confirmed_without_a_name_or_without_being_carried_over_is_refused():
    version = solutions.answered(solutions.described(solutions.draft()))
    answer, other = Answer.objects.filter(version=version)[:2]
    lead = solutions.lead_of(version)
    for carried, at, by in ((None, NIGHT, lead), (other, NIGHT, None), (other, None, lead)):
        answer.carried_from, answer.confirmed_at, answer.confirmed_by = carried, at, by
        with pytest.raises(IntegrityError, match="answer_confirmed"), transaction.atomic():
            answer.save()
    answer.carried_from, answer.confirmed_at, answer.confirmed_by = other, NIGHT, lead
    answer.save()
    assert not answer.is_to_confirm
