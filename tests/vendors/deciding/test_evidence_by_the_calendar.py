"""What the hourly task does on which day."""

from datetime import timedelta

import pytest
from django.utils.timezone import localdate

from notifications.models import Message
from tests.journeys import solutions, vetting
from vendors.actions.deciding.reminders import remind_of_ending
from vendors.actions.deciding.renewal import offer_renewal
from vendors.enums import SolutionStatus
from vendors.models import Criterion, Evidence, SolutionVersion
from vendors.queries.deciding.expiring import evidence_ending, versions_to_lapse
from vendors.tasks import lapse, look_after_evidence

pytestmark = pytest.mark.django_db
LAST_DAY = localdate() + timedelta(days=100)


def eligible(lead=None):
    return vetting.solution_at(SolutionStatus.ELIGIBLE, lead=lead, evidence_until=LAST_DAY)


def days_before(number):
    return LAST_DAY - timedelta(days=number)


@pytest.mark.parametrize(
    ("days", "mark"),
    [(61, None), (60, 60), (31, 60), (30, 30), (8, 30), (7, 7), (1, 7), (0, 7)],
)
def test_vendor_is_reminded_at_the_latest_mark_reached(days, mark):
    eligible()
    assert [ending.mark for ending in evidence_ending(days_before(days))] == [mark] * bool(mark)


def test_every_mark_is_told_once_however_often_it_runs():
    version = eligible()
    at = version.decided_at
    for days in (60, 60, 45, 30, 29, 7, 7, 0):
        for ending in evidence_ending(days_before(days)):
            remind_of_ending(ending, at=at)
    mails = Message.objects.filter(kind="evidence_ending").order_by("pk")
    assert [mail.dedupe_key.split(":")[2] for mail in mails] == ["60", "30", "7"]
    assert str(version.solution) in mails[0].body


def test_one_certificate_behind_two_solutions_is_one_reminder_that_names_both():
    lead = solutions.bound_vendor()
    versions = [eligible(lead), eligible(lead)]
    shared = Evidence.objects.filter(answers__version=versions[0]).get()
    answer = versions[1].answers.get(criterion__code="B1")
    answer.evidence.set([shared])
    endings = evidence_ending(days_before(30))
    assert [ending.evidence for ending in endings] == [shared]
    assert endings[0].solutions == [version.solution for version in versions]


def test_vendor_who_has_offered_a_renewal_is_not_reminded():
    version = eligible()
    lead = solutions.lead_of(version)
    evidence = solutions.certificate(lead)
    criterion = Criterion.objects.get(code="B1")
    offer_renewal(version, criterion, evidence, by=lead, at=version.decided_at)
    assert evidence_ending(days_before(30)) == []


def test_solution_not_decided_is_neither_reminded_nor_lapsed():
    vetting.solution_at(SolutionStatus.MODERATION, evidence_until=LAST_DAY)
    assert evidence_ending(days_before(7)) == []
    assert versions_to_lapse(days_before(-1)) == []


def test_solution_lapses_on_the_first_day_without_evidence():
    version = eligible()
    assert versions_to_lapse(LAST_DAY) == []
    assert versions_to_lapse(days_before(-1)) == [version]


def test_task_run_again_changes_nothing(django_capture_on_commit_callbacks):
    version = vetting.solution_at(SolutionStatus.ELIGIBLE, evidence_until=localdate())
    look_after_evidence()
    lapse(version.pk)
    assert SolutionVersion.objects.get(pk=version.pk).status == SolutionStatus.ELIGIBLE
    assert Message.objects.filter(kind="evidence_ending").count() == 1
    look_after_evidence()
    assert Message.objects.filter(kind="evidence_ending").count() == 1
