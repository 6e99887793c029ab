"""Solutions suggested for a challenge, with texts read by the real encoder and people's real acts."""

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.actions.memberships import give_role
from challenges.enums import DataClass
from matching.actions.setting_aside import take_back
from matching.models import Entry
from matching.queries.suggestions import solutions_for
from matching.ranking.strength import Strength
from tests.journeys import challenges, people, solutions, vetting
from tests.journeys.matching import designed_by, invited, not_for, read_everything
from vendors.actions.deciding.lapse import lapse_solution
from vendors.actions.supply.responses import withdraw_response
from vendors.actions.supply.solutions import take_down_solution
from vendors.actions.vetting.interests import declare_interest
from vendors.enums import ConflictKind, ResponseStatus
from vendors.models import Evidence

pytestmark = pytest.mark.django_db
BINS = {
    "summary": "Sensors in street bins say which will overflow",
    "description": "Crews empty the bins that are full and drive past the others.",
}


def lapsed_after(version):
    """Its certificate ends, and nobody renewed it."""
    end = max(
        Evidence.objects.filter(answers__version=version).values_list("expires_on", flat=True)
    )
    at = timezone.now() + timedelta(days=(end - timezone.localdate()).days + 1)
    lapse_solution(version, at=at)


def suggested(challenge, user, day=None):
    return solutions_for(challenge, user=user, day=day or timezone.localdate())


def names(suggestions):
    return [one.subject.solution.name for one in suggestions]


def interest(person, vendor):
    facts = {"kind": ConflictKind.FINANCIAL, "details": "Shares."}
    declare_interest(vendor, by=person, at=timezone.now(), **facts)


def test_solution_that_answers_is_suggested_with_quotes_and_facts(challenge, notes, officer):
    vetting.solution_at("eligible", name="Full or not", **BINS)
    read_everything()
    found = suggested(challenge, officer)
    assert names(found.shown) == ["Fieldnote"]
    one = found.shown[0]
    assert (
        one.reasons.pairs[0].theirs
        == "It listens to a visit and writes it up at once, not days later."
    )
    assert one.met[:2] == ["Serves all of England.", "Made for: Adult social care."]
    assert one.unknown == [
        "Works with personal data. The councils did not say how sensitive theirs is."
    ]
    assert (one.contradicted, found.ruled_out, found.by_words_alone) == ([], [], False)
    assert one.strength in (Strength.STRONG, Strength.POSSIBLE)


@pytest.mark.parametrize("status", ["in_vetting", "not_eligible"])
def test_solution_that_is_not_eligible_is_never_suggested(challenge, officer, status):
    vetting.solution_at(status)
    read_everything()
    found = suggested(challenge, officer)
    assert (found.shown, found.ruled_out) == ([], [])


def test_challenge_that_no_worker_read_says_so(challenge, notes, officer):
    found = suggested(challenge, officer)
    assert (found.is_read, found.shown) == (False, [])


def test_suggestions_of_a_site_without_solutions_are_none(challenge, officer):
    read_everything()
    assert suggested(challenge, officer).shown == []


def test_suggestions_go_by_words_alone_while_the_model_is_missing(
    challenge, notes, officer, without_model
):
    read_everything()
    found = suggested(challenge, officer)
    assert found.by_words_alone
    assert [len(one.reasons.pairs) for one in found.shown] == [1]


def test_solution_with_a_hard_fact_against_it_is_left_out_by_name_and_fact(council, notes):
    challenge = designed_by(council, data_involved=[DataClass.OPEN])
    read_everything()
    found = suggested(challenge, people.staff())
    assert (found.shown, names(found.ruled_out)) == ([], ["Fieldnote"])
    assert found.ruled_out[0].ruled_out_by == [
        "Works with personal data. The councils named open data only."
    ]


def test_of_two_that_say_the_same_the_one_made_for_the_service_comes_first(challenge, officer):
    parking = [solutions.service_area("Parking")]
    vetting.solution_at("eligible", name="Fieldnote", service_areas=parking)
    made_for_it = vetting.solution_at("eligible", name="Fieldnote")
    read_everything()
    found = suggested(challenge, officer)
    assert found.shown[0].subject == made_for_it
    assert "Made for: Parking. Asked for: Adult social care." in found.shown[1].contradicted


def test_exact_ties_are_ordered_anew_each_day(challenge, officer):
    pair = [vetting.solution_at("eligible", name="Fieldnote").pk for _ in range(2)]
    read_everything()
    today = timezone.localdate()
    orders = {
        tuple(one.subject.pk for one in suggested(challenge, officer, today + timedelta(n)).shown)
        for n in range(14)
    }
    assert orders == {tuple(pair), tuple(reversed(pair))}


def test_solution_set_aside_leaves_the_list_of_that_council_alone(council, notes):
    other = people.council("Brindle Borough Council")
    challenge = designed_by(council, other)
    read_everything()
    said = not_for(council, challenge, notes, words="Twice our budget.")
    ours, theirs = (suggested(challenge, people.officer(each)) for each in (council, other))
    assert (ours.shown, ours.set_aside) == ([], [said])
    assert (names(theirs.shown), theirs.set_aside) == (["Fieldnote"], [])


def test_what_another_council_said_is_nowhere_in_what_a_council_gets(council, notes):
    other = people.council("Brindle Borough Council")
    challenge = designed_by(council, other)
    read_everything()
    not_for(other, challenge, notes, words="Twice our budget.", may_name_council=True)
    found = suggested(challenge, people.officer(council))
    assert [list(one.set_aside) for one in found.shown] == [[]]
    assert (found.set_aside, "Twice our budget" in repr(found)) == ([], False)


def test_staff_read_what_councils_said_beside_the_suggestion(council, challenge, notes):
    read_everything()
    said = not_for(council, challenge, notes, words="Twice our budget.")
    found = suggested(challenge, people.staff())
    assert [list(one.set_aside) for one in found.shown] == [[said]]
    assert found.set_aside == []


def test_solution_taken_back_is_among_the_others_again(council, challenge, notes, officer):
    read_everything()
    said = not_for(council, challenge, notes)
    take_back(said, by=officer, at=timezone.now())
    found = suggested(challenge, officer)
    assert (names(found.shown), found.set_aside) == (["Fieldnote"], [])


def test_solution_set_aside_and_taken_down_can_still_be_read_about(
    council, challenge, notes, officer
):
    read_everything()
    said = not_for(council, challenge, notes)
    take_down_solution(notes, by=solutions.lead_of(notes), at=timezone.now())
    found = suggested(challenge, officer)
    assert [(one, one.is_eligible) for one in found.set_aside] == [(said, False)]


def test_solution_taken_down_after_it_was_read_is_not_suggested(challenge, notes, officer):
    read_everything()
    take_down_solution(notes, by=solutions.lead_of(notes), at=timezone.now())
    assert Entry.objects.of("solution").filter(subject_id=notes.pk).exists()
    assert suggested(challenge, officer).shown == []


def test_solution_under_renewal_is_not_suggested_read_anew_or_not(challenge, notes, officer):
    read_everything()
    assert names(suggested(challenge, officer).shown) == ["Fieldnote"]
    lapsed_after(notes)
    assert suggested(challenge, officer).shown == []
    read_everything()
    assert suggested(challenge, officer).shown == []


def test_invitation_is_shown_to_every_designer_and_to_staff(council, notes):
    other = people.council()
    challenge = designed_by(council, other)
    read_everything()
    made = invited(challenge, notes, by=people.officer(council))
    for person in (people.officer(council), people.officer(other), people.staff()):
        found = suggested(challenge, person)
        assert [one.invitation for one in found.shown] == [made]
        assert found.invited_besides == []


def test_invitation_of_what_is_not_in_the_list_is_shown_besides(challenge, notes, officer):
    read_everything()
    made = invited(challenge, notes)
    take_down_solution(notes, by=solutions.lead_of(notes), at=timezone.now())
    found = suggested(challenge, officer)
    assert [(one, one.is_eligible) for one in found.invited_besides] == [(made, False)]


def test_response_is_shown_while_it_is_offered_and_a_draft_is_never(notes):
    challenge = challenges.challenge_at(round=notes.round)
    draft = vetting.response_at(ResponseStatus.DRAFT, version=notes, challenge=challenge)
    read_everything()
    assert [one.response for one in suggested(challenge, people.staff()).shown] == [None]
    withdraw_response(draft, by=solutions.lead_of(notes), at=timezone.now())
    offered = vetting.response_at(ResponseStatus.OFFERED, version=notes, challenge=challenge)
    designer = challenge.designers.get().organisation
    for person in (people.staff(), people.officer(designer)):
        assert [one.response for one in suggested(challenge, person).shown] == [offered]
    withdraw_response(offered, by=solutions.lead_of(notes), at=timezone.now())
    assert [one.response for one in suggested(challenge, people.staff()).shown] == [None]


def test_staff_with_an_interest_get_nothing_of_the_vendor(council, notes):
    challenge = designed_by(council)
    strict = designed_by(council, data_involved=[DataClass.OPEN])
    read_everything()
    invited(challenge, notes)
    not_for(council, challenge, notes)
    conflicted = people.staff()
    interest(conflicted, notes.solution.vendor)
    for each in (challenge, strict):
        found = suggested(each, conflicted)
        assert (found.shown, found.ruled_out) == ([], [])
        assert (found.set_aside, found.invited_besides) == ([], [])
    assert names(suggested(challenge, people.staff()).shown) == ["Fieldnote"]


def test_officer_who_works_for_the_vendor_too_gets_nothing_of_it(
    council, challenge, notes, officer
):
    read_everything()
    not_for(council, challenge, notes)
    give_role(
        officer,
        role="vendor_user",
        organisation=notes.solution.vendor,
        by=None,
        at=timezone.now(),
    )
    found = suggested(challenge, officer)
    assert (found.shown, found.set_aside) == ([], [])
