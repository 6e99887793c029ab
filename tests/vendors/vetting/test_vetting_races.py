"""Two people, two connections, one solution."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.journeys import people, vetting
from tests.together import together
from vendors.actions.vetting.assignment import assign_assessor
from vendors.actions.vetting.moderation import agree_score
from vendors.enums import DECIDED_STATUSES, SolutionStatus
from vendors.models import AgreedScore, Assignment, Criterion
from workflow.engine import TransitionDenied
from workflow.models import Event

pytestmark = pytest.mark.django_db(transaction=True)


def signed_in(person):
    client = Client()
    client.force_login(person)
    return client


def denied(act):
    try:
        act()
    except TransitionDenied as refusal:
        return refusal.reason
    return ""


def test_two_staff_releasing_at_once_make_one_decision_and_one_friendly_page():
    decision = vetting.prepared()
    version = decision.version
    here = reverse("vendors:check_decision", args=[version.solution.slug, version.number])
    seen = {"seen": decision.prepared_at.isoformat()}
    clients = [signed_in(people.staff()), signed_in(people.staff())]
    pages = together([lambda c=client: c.post(here, seen) for client in clients])
    assert sorted(page.status_code for page in pages) == [302, 409]
    decided = Event.objects.about(version).filter(to_status__in=DECIDED_STATUSES)
    assert decided.count() == 1


def test_two_moderators_agreeing_at_once_keep_the_first_score_and_tell_the_second():
    version = vetting.solution_at(SolutionStatus.MODERATION)
    criterion = Criterion.objects.get(code="B2")

    def agreeing(value, by):
        reason = f"We say {value}."
        return lambda: denied(
            lambda: agree_score(
                version, criterion, value=value, reason=reason, by=by, at=timezone.now()
            )
        )

    told = together([agreeing(1, people.staff()), agreeing(4, people.staff())])
    kept = AgreedScore.objects.get()
    assert sorted(bool(refusal) for refusal in told) == [False, True]
    assert f"recorded {kept.value} of 4: “We say {kept.value}.”" in max(told)


def test_the_same_assessor_asked_twice_at_once_is_asked_once():
    version, assessor = vetting.solution_at(SolutionStatus.IN_VETTING), people.assessor()

    def asking(by):
        return lambda: denied(lambda: assign_assessor(version, assessor, by=by, at=timezone.now()))

    told = together([asking(people.staff()), asking(people.staff())])
    assert sorted(told) == ["", f"{assessor} has been asked already."]
    assert Assignment.objects.count() == 1
