"""Challenges suggested for a solution, with texts read by the real encoder and people's real acts."""

from datetime import timedelta

import pytest
from django.utils import timezone

from challenges.actions.challenges import close_challenge, unpublish_challenge
from challenges.enums import ChallengeStatus, DataClass
from matching.enums import SetAsideReason
from matching.queries.suggestions import challenges_for, current_versions_of
from matching.ranking.strength import Strength
from tests.journeys import challenges, people, solutions, vetting
from tests.journeys.matching import designed_by, invited, not_for, read_everything
from vendors.actions.supply.responses import withdraw_response
from vendors.actions.supply.solutions import start_version, take_down_solution
from vendors.enums import ResponseStatus
from vendors.models import Response

pytestmark = pytest.mark.django_db


def fitting(version, at=None):
    return challenges_for(version, at=at or timezone.now())


def questions(suggestions):
    return [one.subject.title for one in suggestions]


def test_open_challenge_that_fits_is_found_with_reasons_from_the_solutions_side(challenge, notes):
    challenges.challenge_at(
        title="Bins that overflow",
        question="How can we empty street bins before they overflow?",
        challenge="Bins overflow on Fridays and crews drive to empty ones.",
        why_it_matters="Streets are dirty at weekends.",
    )
    read_everything()
    found = fitting(notes)
    assert questions(found.shown) == ["Writing up visits"]
    ours = {pair.ours for pair in found.shown[0].reasons.pairs}
    assert ours == {"It listens to a visit and writes it up at once, not days later."}


@pytest.mark.parametrize("status", [ChallengeStatus.DRAFT, ChallengeStatus.CLOSED])
def test_challenge_that_takes_no_responses_is_not_found(notes, status):
    challenges.challenge_at(status)
    read_everything()
    found = fitting(notes)
    assert (found.shown, found.ruled_out) == ([], [])


def test_challenge_of_a_round_that_closed_is_not_found(challenge, notes):
    read_everything()
    over = challenge.round.solutions_close_at + timedelta(minutes=1)
    assert fitting(notes, over).shown == []


def test_every_invitation_is_listed_first_however_little_it_fits(council, challenge, notes):
    bins = designed_by(
        council,
        title="Bins that overflow",
        question="How can we empty street bins before they overflow?",
        challenge="Bins overflow on Fridays.",
        why_it_matters="Dirt.",
        data_involved=[DataClass.OPEN],
    )
    read_everything()
    made = invited(bins, notes)
    found = fitting(notes)
    assert questions(found.shown) == ["Bins that overflow", "Writing up visits"]
    assert [one.invitation for one in found.shown] == [made, None]
    assert found.shown[0].strength == Strength.WEAK
    assert found.shown[0].contradicted == [
        "Works with personal data. The councils named open data only."
    ]


def test_invitation_is_listed_before_any_worker_read_the_solution(challenge, notes):
    made = invited(challenge, notes)
    found = fitting(notes)
    assert (found.is_read, [one.invitation for one in found.shown]) == (False, [made])
    assert (found.shown[0].reasons, found.shown[0].met[0]) == (None, "Serves all of England.")


def test_invitation_to_a_challenge_closed_since_stands_apart(challenge, notes):
    read_everything()
    made = invited(challenge, notes)
    close_challenge(challenge, by=people.staff(), at=timezone.now())
    found = fitting(notes)
    assert (found.shown, found.invited_besides) == ([], [made])


def test_invitation_to_a_challenge_unpublished_since_is_gone(notes):
    challenge = challenges.challenge_at()
    read_everything()
    invited(challenge, notes)
    unpublish_challenge(challenge, reason="A mistake.", by=people.staff(), at=timezone.now())
    draft = fitting(notes)
    assert (draft.shown, draft.invited_besides) == ([], [])


def test_challenge_with_a_hard_fact_against_it_is_left_out_by_fact(council, notes):
    designed_by(council, data_involved=[DataClass.OPEN])
    read_everything()
    found = fitting(notes)
    assert (found.shown, questions(found.ruled_out)) == ([], ["Writing up visits"])
    assert found.ruled_out[0].to_vendor == [
        "If it works without personal data, take that out of its data in the next version."
    ]


def test_own_response_is_shown_until_it_is_withdrawn(notes):
    challenge = challenges.challenge_at(round=notes.round)
    response = vetting.response_at(ResponseStatus.DRAFT, version=notes, challenge=challenge)
    read_everything()
    assert [one.response for one in fitting(notes).shown] == [response]
    withdraw_response(response, by=solutions.lead_of(notes), at=timezone.now())
    assert [one.response for one in fitting(notes).shown] == [None]
    assert Response.objects.count() == 1


def test_what_councils_set_aside_moves_nothing_for_the_vendor(council, challenge, notes):
    challenges.challenge_at(title="Drafting records of visits")
    read_everything()
    before = [(one.subject, one.score) for one in fitting(notes).shown]
    not_for(council, challenge, notes, SetAsideReason.COST, may_name_council=True)
    assert [(one.subject, one.score) for one in fitting(notes).shown] == before
    assert len(before) == 2


def test_solution_still_a_draft_finds_challenges_too(challenge):
    draft = solutions.described(solutions.draft())
    read_everything()
    found = fitting(draft)
    assert questions(found.shown) == ["Writing up visits"]
    assert "Not decided yet." in found.shown[0].unknown


def test_current_version_is_what_councils_read_else_what_is_being_written(notes):
    lead = solutions.lead_of(notes)
    renewed = start_version(notes.solution, round=notes.round, by=lead, at=timezone.now())
    other = solutions.draft(lead, name="Another")
    gone = vetting.solution_at("withdrawn", lead=lead)
    found = current_versions_of(lead)
    assert found == [other, notes]
    take_down_solution(notes, by=lead, at=timezone.now())
    assert current_versions_of(lead) == [other, renewed]
    assert gone not in found
    assert current_versions_of(people.vendor_lead()) == []


def test_current_version_counts_its_invitations(notes):
    for _ in range(2):
        invited(challenges.challenge_at(), notes)
    assert [one.invitations for one in current_versions_of(solutions.lead_of(notes))] == [2]
