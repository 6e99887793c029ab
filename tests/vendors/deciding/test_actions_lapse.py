from datetime import timedelta

import pytest
from django.utils import timezone
from django.utils.timezone import localdate

from notifications.models import Message
from tests.journeys import solutions, vetting
from vendors.actions.deciding.lapse import lapse_solution
from vendors.actions.supply.evidence import retire_evidence
from vendors.actions.supply.solutions import take_down_solution
from vendors.enums import EligibilityOutcome, ResponseStatus, Showing, SolutionStatus
from vendors.models import Evidence, Response, SolutionVersion
from workflow.engine import StaleTransition, TransitionDenied
from workflow.models import Event

pytestmark = pytest.mark.django_db


def in_days(number):
    return timezone.now() + timedelta(days=number)


def outcomes(version):
    rows = version.eligibility.order_by("criterion__code")
    return {row.criterion.code: row.outcome for row in rows.select_related("criterion")}


def test_evidence_counts_on_its_last_day():
    version = vetting.solution_at(SolutionStatus.ELIGIBLE, evidence_until=localdate())
    with pytest.raises(TransitionDenied, match="still current"):
        lapse_solution(version, at=timezone.now())
    version.refresh_from_db()
    assert version.status == SolutionStatus.ELIGIBLE


@pytest.mark.parametrize(
    "status", [SolutionStatus.ELIGIBLE, SolutionStatus.ELIGIBLE_WITH_CONDITIONS]
)
def test_solution_lapses_the_day_after_and_remembers_what_it_was(status):
    version = vetting.solution_at(status, evidence_until=localdate())
    at = in_days(1)
    lapse_solution(version, at=at)
    version.refresh_from_db()
    assert (version.status, version.lapsed_from, version.lapsed_at) == (
        SolutionStatus.LAPSED,
        status,
        at,
    )
    assert version.decided_at is not None
    event = Event.objects.about(version).last()
    assert (event.name, event.by, event.data) == ("lapse", None, {"criteria": ["B1"]})
    assert "ended on" in event.reason


def test_lapse_opens_only_the_criteria_whose_evidence_ended():
    version = vetting.solution_at(SolutionStatus.LAPSED, is_resident_facing=False)
    assert outcomes(version) == {
        "A1": EligibilityOutcome.PASS,
        "A2": EligibilityOutcome.PASS,
        "B1": EligibilityOutcome.FAIL,
    }
    reopened = version.eligibility.get(criterion__code="B1")
    title = Evidence.objects.get().title
    assert title in reopened.reason
    assert reopened.cure


def test_lapse_tells_everybody_at_the_vendor_once():
    version = vetting.solution_at(SolutionStatus.LAPSED)
    mail = Message.objects.get(kind="solution_lapsed")
    assert mail.recipient == solutions.lead_of(version)
    assert str(version.solution) in mail.subject
    assert Evidence.objects.get().title in mail.body


def test_lapsed_solution_is_offered_as_eligible_nowhere():
    version = vetting.solution_at(SolutionStatus.ELIGIBLE, evidence_until=localdate())
    shortlisted = vetting.response_at(ResponseStatus.SHORTLISTED, version=version)
    offered = vetting.response_at(ResponseStatus.OFFERED, version=version)
    lapse_solution(version, at=in_days(1))
    assert not SolutionVersion.objects.public().exists()
    assert list(SolutionVersion.objects.with_a_page()) == [version]
    assert not Response.objects.public().filter(pk=shortlisted.pk).exists()
    with pytest.raises(TransitionDenied, match="not been found eligible"):
        vetting.decided(offered, Showing.SHOW, at=in_days(1))


def test_lapse_of_a_lapsed_solution_is_stale():
    version = vetting.solution_at(SolutionStatus.LAPSED)
    with pytest.raises(StaleTransition):
        lapse_solution(version, at=in_days(2))
    assert Message.objects.filter(kind="solution_lapsed").count() == 1


def test_evidence_without_an_end_never_lapses():
    version = vetting.solution_at(SolutionStatus.ELIGIBLE)
    Evidence.objects.filter(answers__version=version).update(kind="other", expires_on=None)
    with pytest.raises(TransitionDenied):
        lapse_solution(version, at=in_days(5000))


def test_retired_evidence_backs_what_was_submitted_with_it_to_its_last_day():
    version = vetting.solution_at(SolutionStatus.ELIGIBLE, evidence_until=localdate())
    lead = solutions.lead_of(version)
    retire_evidence(Evidence.objects.get(), by=lead, at=timezone.now())
    with pytest.raises(TransitionDenied):
        lapse_solution(version, at=timezone.now())
    lapse_solution(version, at=in_days(1))
    version.refresh_from_db()
    assert version.status == SolutionStatus.LAPSED


def test_lapsed_solution_can_be_taken_down_by_its_lead():
    version = vetting.solution_at(SolutionStatus.LAPSED)
    take_down_solution(version, by=solutions.lead_of(version), at=timezone.now())
    assert not SolutionVersion.objects.with_a_page().exists()
