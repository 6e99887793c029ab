"""Whatever people do in whatever order: no illegal state, one line in the log, nothing shown early."""

from functools import partial

from django.utils import timezone
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from tests.journeys import people, solutions, vetting
from tests.vendors.laws import Laws
from vendors.actions.supply.solutions import submit_solution, withdraw_solution
from vendors.actions.vetting.clarification import answer_clarification
from vendors.actions.vetting.eligibility import return_solution
from vendors.enums import SolutionStatus


def give_back(version):
    return_solution(version, reason="Unclear.", by=people.staff(), at=timezone.now())


def submit_again(version):
    submit_solution(version, by=solutions.lead_of(version), at=timezone.now())


def withdraw(version):
    withdraw_solution(version, by=solutions.lead_of(version), at=timezone.now())


def answer(version):
    asked = version.clarifications.filter(status="asked").first()
    if asked:
        lead = solutions.lead_of(version)
        answer_clarification(asked, answer="In London.", by=lead, at=timezone.now())


def withdraw_by_staff(version):
    withdraw_solution(version, by=people.staff(), at=timezone.now())


def decide_by_an_assessor(version):
    vetting.decide(version, by=people.assessor())


ACTS = {
    "submit": submit_again,
    "return": give_back,
    "pass_eligibility": vetting.let_in,
    "ask_clarification": vetting.ask,
    "answer_clarification": answer,
    "score": vetting.handed_in,
    "open_moderation": vetting.moderate,
    "agree": vetting.agree,
    "find_eligible": vetting.decide,
    "find_eligible_with_conditions": partial(
        vetting.decide, outcome=SolutionStatus.ELIGIBLE_WITH_CONDITIONS
    ),
    "find_not_eligible": partial(vetting.decide, outcome=SolutionStatus.NOT_ELIGIBLE),
    "withdraw": withdraw,
    "withdraw by staff": withdraw_by_staff,
    "decide by an assessor": decide_by_an_assessor,
}
# What moves a version on, so that long lives are not left to luck.
ONWARD = {
    SolutionStatus.SUBMITTED: ["pass_eligibility"],
    SolutionStatus.RETURNED: ["submit"],
    SolutionStatus.IN_VETTING: ["score", "score", "open_moderation"],
    SolutionStatus.CLARIFICATION: ["answer_clarification", "score"],
    SolutionStatus.MODERATION: ["agree", "find_eligible", "find_not_eligible"],
}


class LifeOfASolution(Laws, TestCase):
    acts = ACTS

    @given(st.data())
    @settings(max_examples=15, deadline=None)
    def test_any_order_of_acts_keeps_the_rules(self, data):
        version = solutions.submitted()
        for _ in range(data.draw(st.integers(1, 10), label="acts")):
            onward = ONWARD.get(version.status, []) * 4
            act = data.draw(st.sampled_from([*ACTS, *onward]), label="act")
            version = self.after(version, act)
