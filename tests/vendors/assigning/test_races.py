"""Two people, two connections, one round."""

from functools import partial

import pytest
from django.utils import timezone

from notifications.models import Message
from tests.journeys import assigning, people, solutions, vetting
from tests.together import together
from vendors.actions.assigning.asking import ask_everybody
from vendors.actions.assigning.proposals import begin_proposal, change_pair
from vendors.actions.assigning.replacing import replace_assessor
from vendors.actions.vetting.assignment import assign_assessor
from vendors.models import Assignment, Proposal
from workflow.engine import StaleTransition, TransitionDenied

pytestmark = pytest.mark.django_db(transaction=True)


def outcome(act):
    try:
        act()
    except (StaleTransition, TransitionDenied) as refusal:
        return type(refusal).__name__
    return "done"


def both(one, two):
    return sorted(together([partial(outcome, one), partial(outcome, two)]))


@pytest.fixture
def round():
    round = solutions.round_taking_solutions()
    assigning.in_vetting(round)
    return round


def test_two_who_begin_a_proposal_at_once_make_one(round):
    people.assessor()
    begin = [
        partial(begin_proposal, round, each=1, by=people.staff(), at=timezone.now())
        for _ in range(2)
    ]
    assert both(*begin) == ["TransitionDenied", "done"]
    assert Proposal.objects.count() == 1


def test_two_who_ask_everybody_at_once_ask_once(round):
    person = people.assessor()
    proposal = assigning.proposal(round)
    ask = [
        partial(ask_everybody, Proposal.objects.get(), by=people.staff(), at=timezone.now())
        for _ in range(2)
    ]
    assert both(*ask) == ["StaleTransition", "done"]
    assert Assignment.objects.count() == proposal.pairs.count() == 1
    assert Message.objects.filter(recipient=person, kind="assessor_asked").count() == 1


def test_asking_everybody_and_asking_one_by_hand_at_once_ask_that_person_once(round):
    person = people.assessor()
    proposal = assigning.proposal(round)
    version, now = proposal.pairs.get().version, timezone.now()
    both(
        partial(ask_everybody, proposal, by=people.staff(), at=now),
        partial(assign_assessor, version, person, by=people.staff(), at=now),
    )
    assert Assignment.objects.get().assessor == person


def test_changing_a_pair_while_everybody_is_asked_never_loses_the_change(round):
    people.assessor()
    other, proposal = people.assessor(), assigning.proposal(round)
    pair, now = proposal.pairs.get(), timezone.now()
    chosen = other if pair.assessor != other else people.assessor()
    both(
        partial(ask_everybody, proposal, by=people.staff(), at=now),
        partial(change_pair, pair, chosen, by=people.staff(), at=now),
    )
    assert Assignment.objects.get().assessor == proposal.pairs.get().assessor


def test_two_who_fill_one_place_at_once_ask_one_person(round):
    declined = vetting.declined(vetting.assigned(assigning.in_vetting(round)))
    fill = [
        partial(
            replace_assessor,
            declined,
            people.assessor(),
            reason="Away.",
            by=people.staff(),
            at=timezone.now(),
        )
        for _ in range(2)
    ]
    assert both(*fill) == ["TransitionDenied", "done"]
    assert Assignment.objects.filter(replaces=declined).count() == 1
