from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.timezone import localdate

from notifications.models import Message
from tests.journeys import people, solutions, vetting
from vendors.actions.deciding.lapse import lapse_solution
from vendors.actions.deciding.renewal import (
    confirm_renewal,
    offer_renewal,
    offer_wherever_it_helps,
    refuse_renewal,
)
from vendors.enums import EligibilityOutcome, EvidenceKind, RenewalStatus, SolutionStatus
from vendors.models import Criterion, Evidence, Renewal, SolutionVersion
from workflow.engine import StaleTransition, TransitionDenied
from workflow.models import Event

pytestmark = pytest.mark.django_db


def criterion(version, code="B1"):
    return Criterion.objects.get(section__criteria_set=version.criteria_set, code=code)


def tomorrow():
    return timezone.now() + timedelta(days=1)


def newer(version, **facts):
    return solutions.certificate(solutions.lead_of(version), title="Next certificate", **facts)


def offer(version, evidence=None, code="B1", by=None, at=None):
    return offer_renewal(
        version,
        criterion(version, code),
        evidence or newer(version),
        by=by or solutions.lead_of(version),
        at=at or tomorrow(),
    )


@pytest.mark.parametrize(
    "status", [SolutionStatus.ELIGIBLE, SolutionStatus.ELIGIBLE_WITH_CONDITIONS]
)
def test_confirmed_renewal_gives_the_former_status_back(status):
    version = vetting.solution_at(status, evidence_until=localdate())
    lapse_solution(version, at=tomorrow())
    confirm_renewal(offer(version), by=people.desk(), at=tomorrow())
    version.refresh_from_db()
    assert (version.status, version.lapsed_at, version.lapsed_from) == (status, None, "")
    result = version.eligibility.get(criterion__code="B1")
    assert result.outcome == EligibilityOutcome.PASS
    assert "Next certificate" in result.reason
    assert list(SolutionVersion.objects.public()) == [version]


def test_renewal_leaves_answers_and_scores_as_they_were():
    version = vetting.solution_at(SolutionStatus.LAPSED)
    before = list(version.answers.order_by("pk").values("pk", "value", "saved_at", "evidence"))
    scores = list(version.agreed_scores.order_by("pk").values())
    confirm_renewal(offer(version), by=people.desk(), at=tomorrow())
    after = list(version.answers.order_by("pk").values("pk", "value", "saved_at", "evidence"))
    assert (after, list(version.agreed_scores.order_by("pk").values())) == (before, scores)


def test_solution_stays_under_renewal_until_everything_that_ended_is_renewed():
    version = vetting.solution_at(SolutionStatus.LAPSED, is_resident_facing=True)
    confirm_renewal(offer(version), by=people.desk(), at=tomorrow())
    version.refresh_from_db()
    assert version.status == SolutionStatus.LAPSED
    mail = Message.objects.get(kind="renewal_confirmed")
    assert "still under renewal" in mail.body
    statement = newer(version, kind=EvidenceKind.ACCESSIBILITY_STATEMENT)
    confirm_renewal(offer(version, statement, "C1"), by=people.desk(), at=tomorrow())
    version.refresh_from_db()
    assert version.status == SolutionStatus.ELIGIBLE


def test_renewal_confirmed_in_time_prevents_the_lapse():
    version = vetting.solution_at(SolutionStatus.ELIGIBLE, evidence_until=localdate())
    confirm_renewal(offer(version, at=timezone.now()), by=people.desk(), at=timezone.now())
    with pytest.raises(TransitionDenied, match="still current"):
        lapse_solution(version, at=tomorrow())


def test_renewed_evidence_lapses_on_its_own_last_day():
    version = vetting.solution_at(SolutionStatus.LAPSED)
    confirm_renewal(offer(version), by=people.desk(), at=tomorrow())
    version.refresh_from_db()
    lapse_solution(version, at=timezone.now() + timedelta(days=301))
    version.refresh_from_db()
    assert version.status == SolutionStatus.LAPSED


def test_refused_renewal_keeps_the_solution_lapsed_says_why_and_lets_offer_another():
    version = vetting.solution_at(SolutionStatus.LAPSED)
    renewal = offer(version)
    refuse_renewal(renewal, reason="It is your parent’s.", by=people.desk(), at=tomorrow())
    renewal.refresh_from_db()
    version.refresh_from_db()
    assert (renewal.status, version.status) == (RenewalStatus.REFUSED, SolutionStatus.LAPSED)
    assert "It is your parent’s." in Message.objects.get(kind="renewal_refused").body
    offer(version)
    assert Renewal.objects.count() == 2


def test_refusal_without_a_reason_is_refused():
    renewal = offer(vetting.solution_at(SolutionStatus.LAPSED))
    with pytest.raises(TransitionDenied, match="Give a reason"):
        refuse_renewal(renewal, reason=" ", by=people.desk(), at=tomorrow())


def test_second_offer_while_one_is_checked_is_refused():
    version = vetting.solution_at(SolutionStatus.LAPSED)
    offer(version)
    with pytest.raises(TransitionDenied, match="offered already"):
        offer(version)
    assert Renewal.objects.count() == 1


@pytest.mark.parametrize(
    "facts",
    [
        {"expires_on": localdate()},
        {"kind": EvidenceKind.ISO_27001},
    ],
    ids=["ends on the same day", "another kind"],
)
def test_evidence_that_would_not_do_is_refused(facts):
    version = vetting.solution_at(SolutionStatus.LAPSED)
    with pytest.raises(ValidationError, match="does not hold longer"):
        offer(version, newer(version, **facts))
    assert not Renewal.objects.exists()


def test_evidence_of_another_vendor_is_refused():
    version = vetting.solution_at(SolutionStatus.LAPSED)
    foreign = solutions.certificate(solutions.bound_vendor())
    with pytest.raises(ValidationError, match="your own library"):
        offer(version, foreign)


def test_renewal_by_another_vendor_is_refused():
    version = vetting.solution_at(SolutionStatus.LAPSED)
    with pytest.raises(TransitionDenied):
        offer(version, by=people.vendor_lead())


@pytest.mark.parametrize("status", [SolutionStatus.IN_VETTING, SolutionStatus.NOT_ELIGIBLE])
def test_renewal_of_what_is_not_eligible_is_refused(status):
    version = vetting.solution_at(status)
    with pytest.raises(TransitionDenied, match="eligible or under renewal"):
        offer(version, at=timezone.now())


@pytest.mark.parametrize("code", ["A1", "B2"])
def test_renewal_of_a_criterion_without_evidence_is_refused(code):
    version = vetting.solution_at(SolutionStatus.LAPSED)
    with pytest.raises(TransitionDenied, match="does not depend"):
        offer(version, code=code)


def test_renewal_is_not_confirmed_before_the_virus_scan():
    version = vetting.solution_at(SolutionStatus.LAPSED)
    renewal = offer(version, newer(version, scanned=False))
    with pytest.raises(TransitionDenied, match="virus scan"):
        confirm_renewal(renewal, by=people.desk(), at=tomorrow())


@pytest.mark.parametrize("make", [people.assessor, people.vendor_lead, people.officer])
def test_renewal_is_confirmed_by_staff_only(make):
    renewal = offer(vetting.solution_at(SolutionStatus.LAPSED))
    with pytest.raises(TransitionDenied):
        confirm_renewal(renewal, by=make(), at=tomorrow())


def test_renewal_confirmed_twice_is_stale_and_restores_once():
    version = vetting.solution_at(SolutionStatus.LAPSED)
    renewal = offer(version)
    confirm_renewal(renewal, by=people.desk(), at=tomorrow())
    with pytest.raises(StaleTransition):
        confirm_renewal(renewal, by=people.desk(), at=tomorrow())
    assert Event.objects.about(version).filter(name="restore_eligible").count() == 1


def test_offered_evidence_is_readable_to_staff_and_not_to_other_vendors():
    version = vetting.solution_at(SolutionStatus.LAPSED)
    renewal = offer(version)
    shown = Evidence.objects.filter(pk=renewal.evidence_id)
    assert Evidence.objects.visible_to(people.desk()).filter(pk__in=shown).exists()
    assert not Evidence.objects.visible_to(people.vendor_lead()).filter(pk__in=shown).exists()


def test_certificate_offered_for_one_solution_is_offered_for_all_that_the_old_one_backs():
    lead = solutions.bound_vendor()
    ends = {"lead": lead, "evidence_until": localdate()}
    first, second, apart = (vetting.solution_at(SolutionStatus.ELIGIBLE, **ends) for _ in range(3))
    shared = Evidence.objects.get(answers__version=first)
    second.answers.get(criterion__code="B1").evidence.set([shared])
    lapse_solution(first, at=tomorrow())
    new = newer(first)
    wanted = criterion(first)
    assert offer_wherever_it_helps(first, wanted, new, by=lead, at=tomorrow()) == 1
    offered = Renewal.objects.order_by("version")
    assert [(one.version, one.evidence) for one in offered] == [(first, new), (second, new)]
    assert not apart.renewals.exists()
