"""Whatever becomes of a decided solution: evidence that ends and is renewed, appeals, second decisions."""

from datetime import timedelta
from functools import partial

import pytest
from django.core.exceptions import ObjectDoesNotExist
from django.utils import timezone
from django.utils.timezone import localdate
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from tests.journeys import people, solutions, vetting
from tests.vendors.laws import REFUSALS, Laws
from vendors.actions.deciding.appeal import dismiss_appeal, take_appeal_back, uphold_appeal
from vendors.actions.deciding.renewal import confirm_renewal, refuse_renewal
from vendors.actions.supply.solutions import take_down_solution
from vendors.enums import AppealStatus, SolutionStatus
from vendors.models import Appeal, Renewal

DECIDED = [
    SolutionStatus.ELIGIBLE,
    SolutionStatus.ELIGIBLE_WITH_CONDITIONS,
    SolutionStatus.NOT_ELIGIBLE,
]


def tomorrow():
    """The day after every certificate of these solutions ended."""
    return timezone.now() + timedelta(days=1)


def answer_appeal(version, *, by, **how):
    how["answer"](
        Appeal.objects.get(version=version, status=AppealStatus.LODGED),
        reasons="Read once more.",
        by=by or people.staff(),
        at=timezone.now(),
    )


def take_back(version):
    appeal = Appeal.objects.get(version=version, status=AppealStatus.LODGED)
    take_appeal_back(appeal, by=solutions.lead_of(version), at=timezone.now())


def renew(version):
    vetting.renewal_of(version, at=tomorrow())


def confirm(version):
    renewal = Renewal.objects.get(version=version, status="offered")
    confirm_renewal(renewal, by=people.staff(), at=tomorrow())


def refuse(version):
    renewal = Renewal.objects.get(version=version, status="offered")
    refuse_renewal(renewal, reason="Another product.", by=people.staff(), at=tomorrow())


def take_down(version):
    take_down_solution(version, by=solutions.lead_of(version), at=timezone.now())


def decide_anew(version, outcome):
    vetting.decide(version, outcome, by=people.staff())


ACTS = {
    "lapse": vetting.lapse,
    "renew": renew,
    "confirm": confirm,
    "refuse": refuse,
    "appeal": vetting.appeal_on,
    "uphold": partial(answer_appeal, answer=uphold_appeal, by=None),
    "dismiss": partial(answer_appeal, answer=dismiss_appeal, by=None),
    "take back": take_back,
    "take down": take_down,
    **{f"decide anew: {outcome}": partial(decide_anew, outcome=outcome) for outcome in DECIDED},
}
ONWARD = {
    SolutionStatus.ELIGIBLE: ["lapse", "renew"],
    SolutionStatus.ELIGIBLE_WITH_CONDITIONS: ["lapse", "appeal", "uphold"],
    SolutionStatus.NOT_ELIGIBLE: ["appeal", "uphold", "dismiss"],
    SolutionStatus.LAPSED: ["renew", "confirm", "refuse"],
    SolutionStatus.MODERATION: ["decide anew: eligible", "decide anew: not_eligible"],
}


def unless_absent(act):
    """What asks for an appeal or a renewal that is not there does nothing."""

    def attempt(version):
        try:
            act(version)
        except ObjectDoesNotExist:
            return

    return attempt


class LifeAfterADecision(Laws, TestCase):
    acts = {name: unless_absent(act) for name, act in ACTS.items()}

    @given(st.data())
    @settings(max_examples=8, deadline=None)
    def test_any_order_of_acts_keeps_the_rules(self, data):
        status = data.draw(st.sampled_from(DECIDED), label="decided")
        version = vetting.solution_at(status, evidence_until=localdate())
        for _ in range(data.draw(st.integers(1, 8), label="acts")):
            onward = ONWARD.get(version.status, []) * 4
            act = data.draw(st.sampled_from([*ACTS, *onward]), label="act")
            version = self.after(version, act)
        assert Appeal.objects.filter(version=version, status=AppealStatus.LODGED).count() <= 1

    def test_whoever_decided_neither_answers_the_appeal_nor_decides_anew(self):
        version = vetting.solution_at(SolutionStatus.NOT_ELIGIBLE)
        vetting.appeal_on(version)
        with pytest.raises(REFUSALS):
            answer_appeal(version, answer=uphold_appeal, by=people.desk())
        answer_appeal(version, answer=uphold_appeal, by=people.staff())
        version.refresh_from_db()
        with pytest.raises(REFUSALS):
            vetting.decide(version, by=people.desk())
        decide_anew(version, SolutionStatus.ELIGIBLE)
