from datetime import timedelta

import pytest
from django.db import IntegrityError
from django.utils import timezone

from notifications.models import Message
from tests.journeys import assigning, people, solutions, vetting
from vendors.actions.assigning import proposals
from vendors.actions.assigning.asking import Asked, ask_everybody
from vendors.actions.vetting.interests import declare_interest
from vendors.enums import ConflictKind, ProposalStatus
from vendors.models import Assignment, Proposal
from workflow.engine import StaleTransition, TransitionDenied
from workflow.models import Event

pytestmark = pytest.mark.django_db


@pytest.fixture
def round():
    return solutions.round_taking_solutions()


def pairs(proposal):
    return {(pair.version, pair.assessor) for pair in proposal.pairs.all()}


def interest_of(person, version):
    return declare_interest(
        version.solution.vendor,
        kind=ConflictKind.FINANCIAL,
        details="Shares.",
        by=person,
        at=timezone.now(),
    )


def ask(proposal, by=None):
    return ask_everybody(proposal, by=by or people.desk(), at=timezone.now())


def test_proposal_of_a_small_round_is_there_at_once_and_asks_nobody(round):
    version, person = assigning.in_vetting(round), assigning.assessor("Adult social care")
    proposal = assigning.proposal(round)
    assert proposal.status == ProposalStatus.READY
    assert pairs(proposal) == {(version, person)}
    assert not Assignment.objects.exists()
    assert not Message.objects.filter(recipient=person, kind="assessor_asked").exists()


def test_proposal_says_why_each_person(round):
    assigning.in_vetting(round)
    assigning.assessor("Adult social care")
    [pair] = assigning.proposal(round).pairs.all()
    assert pair.reasons == [
        "Knows 1 of its 2 fields: Adult social care.",
        "Has scored nothing of this vendor before.",
        "Has 1 in this round with this; the average is 1.0.",
    ]


def test_proposal_leaves_out_who_has_an_interest_works_there_was_asked_or_lapsed(round):
    version = assigning.in_vetting(round)
    biased, asked, free = people.assessor(), people.assessor(), people.assessor()
    employed = people.assessor()
    people.new_assessor()
    interest_of(biased, version)
    people.joined(employed, version.solution.vendor)
    vetting.assigned(version, asked)
    [filled, empty] = assigning.proposal(round, each=3).pairs.order_by("pk")
    assert (filled.assessor, empty.assessor) == (free, None)
    assert empty.reasons == [
        "Nobody is left to ask: 1 asked already, 1 whose register of interests is not confirmed, "
        "2 with an interest in the vendor."
    ]


def test_proposal_counts_who_was_asked_already_and_not_who_declined(round):
    version = assigning.in_vetting(round)
    vetting.assigned(version)
    vetting.declined(vetting.assigned(version))
    people.assessor()
    assert assigning.proposal(round, each=2).pairs.count() == 1


def test_proposal_by_somebody_with_an_interest_leaves_out_that_vendor(round):
    theirs, other = assigning.in_vetting(round), assigning.in_vetting(round)
    staff = people.staff()
    people.assessor()
    interest_of(staff, theirs)
    assert {version for version, _ in pairs(assigning.proposal(round, by=staff))} == {other}


def test_proposal_with_nothing_to_assign_is_refused(round):
    with pytest.raises(TransitionDenied, match="No solution in vetting misses an assessor"):
        assigning.proposal(round)


@pytest.mark.parametrize("each", [0, 11])
def test_proposal_for_a_senseless_number_is_refused(round, each):
    assigning.in_vetting(round)
    with pytest.raises(TransitionDenied, match="between 1 and 10"):
        assigning.proposal(round, each=each)


def test_second_open_proposal_of_a_round_is_refused(round):
    assigning.in_vetting(round)
    assigning.proposal(round)
    with pytest.raises(TransitionDenied, match="There is an open proposal"):
        assigning.proposal(round)
    assert Proposal.objects.count() == 1


def test_second_open_proposal_of_a_round_is_refused_by_the_database(round):
    assigning.in_vetting(round)
    first = assigning.proposal(round)
    with pytest.raises(IntegrityError, match="proposal_one_live_in_a_round"):
        Proposal.objects.create(
            round=round, per_version=2, begun_by=first.begun_by, begun_at=timezone.now()
        )


def test_discarded_proposal_makes_room_for_another(round):
    assigning.in_vetting(round)
    first = assigning.proposal(round)
    proposals.discard_proposal(first, by=people.desk(), at=timezone.now())
    assert assigning.proposal(round).status == ProposalStatus.READY


def test_asking_everybody_asks_each_pair_with_one_mail_a_person(round):
    versions = [assigning.in_vetting(round), assigning.in_vetting(round)]
    person = people.assessor()
    proposal = assigning.proposal(round)
    assert ask(proposal) == Asked(2, 0)
    assert proposal.status == ProposalStatus.ASKED
    asked = Assignment.objects.order_by("version")
    assert [(one.version, one.assessor, one.status) for one in asked] == [
        (version, person, "assigned") for version in versions
    ]
    assert asked[0].reasons == list(proposal.pairs.get(version=versions[0]).reasons)
    [mail] = Message.objects.filter(recipient=person, kind="assessor_asked")
    assert mail.subject == "2 solutions are waiting for your scores"
    assert not any(str(v.solution) in mail.body for v in versions)


def test_asking_everybody_writes_a_line_for_each_into_the_log(round):
    assigning.in_vetting(round)
    people.assessor()
    ask(assigning.proposal(round))
    [assignment] = Assignment.objects.all()
    event = Event.objects.about(assignment).get()
    assert (event.name, event.by, event.to_status) == ("assign", people.desk(), "assigned")


def test_asking_everybody_drops_whoever_declared_an_interest_meanwhile(round):
    version, person = assigning.in_vetting(round), people.assessor(name="Ana")
    proposal = assigning.proposal(round)
    interest_of(person, version)
    assert ask(proposal) == Asked(0, 1)
    [pair] = proposal.pairs.all()
    assert (pair.assessor, pair.reasons) == (
        None,
        ["Ana was not asked: with an interest in the vendor."],
    )
    assert not Assignment.objects.exists()


def test_asking_everybody_drops_a_solution_withdrawn_meanwhile(round):
    version = assigning.in_vetting(round)
    people.assessor(name="Ana")
    proposal = assigning.proposal(round)
    vetting.withdraw(version)
    assert ask(proposal) == Asked(0, 1)
    assert proposal.pairs.get().reasons == [
        "Ana was not asked: the solution is no longer in vetting."
    ]


def test_asking_everybody_with_an_interest_asks_for_the_others_only(round):
    theirs, other = assigning.in_vetting(round), assigning.in_vetting(round)
    people.assessor()
    proposal, staff = assigning.proposal(round), people.staff()
    interest_of(staff, theirs)
    assert ask(proposal, by=staff) == Asked(1, 0)
    assert Assignment.objects.get().version == other


def test_asking_everybody_twice_is_told_who_was_first(round):
    assigning.in_vetting(round)
    people.assessor()
    proposal = assigning.proposal(round)
    ask(proposal)
    with pytest.raises(StaleTransition):
        ask(proposal)
    assert Assignment.objects.count() == 1


def test_asking_everybody_is_for_staff(round):
    assigning.in_vetting(round)
    person = people.assessor()
    with pytest.raises(TransitionDenied):
        ask(assigning.proposal(round), by=person)


def test_changed_pair_says_who_changed_it(round):
    assigning.in_vetting(round)
    people.assessor()
    other = people.assessor(name="Bo")
    proposal = assigning.proposal(round)
    pair = proposal.pairs.get()
    proposals.change_pair(pair, other, by=people.desk(), at=timezone.now())
    pair.refresh_from_db()
    assert (pair.assessor, pair.is_by_hand) == (other, True)
    assert pair.reasons == [f"{people.desk()} chose Bo."]


def test_pair_changed_to_somebody_with_an_interest_is_refused(round):
    version = assigning.in_vetting(round)
    people.assessor()
    proposal, biased = assigning.proposal(round), people.assessor(name="Bo")
    interest_of(biased, version)
    with pytest.raises(TransitionDenied, match="Bo has an interest in this vendor"):
        proposals.change_pair(proposal.pairs.get(), biased, by=people.desk(), at=timezone.now())


def test_pair_changed_to_somebody_proposed_for_it_already_is_refused(round):
    assigning.in_vetting(round)
    people.assessor()
    people.assessor()
    one, two = assigning.proposal(round, each=2).pairs.order_by("pk")
    with pytest.raises(TransitionDenied, match="is proposed for this solution already"):
        proposals.change_pair(one, two.assessor, by=people.desk(), at=timezone.now())


def test_pair_of_an_asked_proposal_does_not_change(round):
    assigning.in_vetting(round)
    people.assessor()
    proposal = assigning.proposal(round)
    ask(proposal)
    with pytest.raises(TransitionDenied, match="no longer changes"):
        proposals.change_pair(proposal.pairs.get(), None, by=people.desk(), at=timezone.now())


@pytest.fixture
def waiting(round, monkeypatch):
    """A proposal that a worker is to work out."""
    assigning.in_vetting(round)
    people.assessor()
    monkeypatch.setattr(proposals, "AT_ONCE", 0)
    return assigning.proposal(round)


def test_large_proposal_waits_for_a_worker_who_works_it_out_once(waiting):
    assert (waiting.status, waiting.pairs.count()) == (ProposalStatus.WORKING, 0)
    for _ in range(2):
        proposals.work_out_proposal(waiting.pk, at=timezone.now())
    waiting.refresh_from_db()
    assert (waiting.status, waiting.pairs.count()) == (ProposalStatus.READY, 1)
    assert waiting.seconds < 5


def test_large_proposal_tells_how_far_it_is(waiting):
    told = []

    def progress(batches):
        told.extend(map(len, batches))
        return batches

    proposals.work_out_proposal(waiting.pk, at=timezone.now(), progress=progress)
    assert told == [1]


def test_proposal_no_worker_finished_makes_room_after_a_while(waiting):
    proposals.give_up_proposals(at=timezone.now() + timedelta(minutes=9))
    waiting.refresh_from_db()
    assert waiting.status == ProposalStatus.WORKING
    proposals.give_up_proposals(at=timezone.now() + timedelta(minutes=11))
    waiting.refresh_from_db()
    assert (waiting.status, waiting.problem) == (
        ProposalStatus.FAILED,
        "No worker finished it. Begin again.",
    )
