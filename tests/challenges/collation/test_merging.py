import pytest
from django.utils import timezone

from challenges.actions.challenges import publish_challenge, save_challenge
from challenges.actions.consolidation import accept_statement, detach_source
from challenges.actions.support import change_support, give_support, withdraw_support
from challenges.enums import ChallengeStatus as C
from challenges.enums import StatementStatus as S
from challenges.models import Challenge, Support
from notifications.models import Message
from showcase.actions.events.agenda import add_session
from tests.challenges.collation.snapshot import snapshot
from tests.journeys import people, showcase, vetting
from tests.journeys.challenges import (
    bundled,
    challenge_at,
    merged,
    open_round,
    statement_at,
    supported,
    undone,
)
from vendors.enums import ResponseStatus
from workflow.engine import StaleTransition, TransitionDenied

pytestmark = pytest.mark.django_db


@pytest.fixture
def round():
    return open_round()


def refusal(survivor, *others, **more):
    before = snapshot()
    with pytest.raises(TransitionDenied) as denied:
        merged(survivor, *others, **more)
    assert snapshot() == before
    return denied.value.reason


def fresh(challenge):
    return Challenge.objects.get(pk=challenge.pk)


def test_merged_challenge_leads_to_its_survivor_and_keeps_its_own_words_and_rows(round):
    stays, goes = challenge_at(round=round), challenge_at(round=round, title="Other")
    merged(stays, goes)
    goes = fresh(goes)
    assert (goes.status, goes.merged_into, goes.merged_from) == (C.MERGED, stays, C.PUBLISHED)
    assert (goes.sources.attached().count(), goes.designers.count()) == (1, 1)


def test_survivor_gains_sources_with_who_linked_them_and_when(round):
    stays, goes = challenge_at(round=round), challenge_at(round=round, title="Other")
    own = goes.sources.get()
    act = merged(stays, goes)
    carried = stays.sources.get(carried_by=act)
    assert (carried.statement, carried.linked_by, carried.linked_at) == (
        own.statement,
        own.linked_by,
        own.linked_at,
    )


def test_council_that_shared_both_counts_once_and_twice_again_after_undoing(round):
    council = people.council()
    stays, goes = challenge_at(round=round), challenge_at(round=round, title="Other")
    supported(stays, council, note="Here."), supported(goes, council, note="There.")
    act = merged(stays, goes)
    assert list(stays.supports.standing().values_list("note", flat=True)) == ["Here."]
    undone(act)
    standing = Support.objects.standing().order_by("pk")
    assert list(standing.values_list("challenge", "note")) == [
        (stays.pk, "Here."),
        (goes.pk, "There."),
    ]


def test_designers_of_the_merged_come_after_those_of_the_survivor_who_leads_on(round):
    stays, goes = challenge_at(round=round), challenge_at(round=round, title="Other")
    merged(stays, goes)
    names = [one.designers.get(carried_by=None).name for one in (stays, goes)]
    ordered = stays.designers.order_by("position")
    assert list(ordered.values_list("name", "is_lead")) == [(names[0], True), (names[1], False)]


def test_council_that_shared_what_it_now_designs_is_not_counted_as_supporter(round):
    stays, goes = challenge_at(round=round), challenge_at(round=round, title="Other")
    supported(stays, goes.statements.get().council)
    act = merged(stays, goes)
    assert stays.supports.counted().count() == 0
    undone(act)
    assert stays.supports.counted().count() == 1


def test_council_that_shares_its_own_merged_statement_is_told_so(round):
    stays, goes = challenge_at(round=round), challenge_at(round=round, title="Other")
    statement = goes.statements.get()
    merged(stays, goes)
    with pytest.raises(TransitionDenied) as denied:
        give_support(
            stays,
            council=statement.council,
            note="",
            by=statement.author,
            at=timezone.now(),
        )
    assert denied.value.reason == (
        f"{statement.council}’s own statement {statement.reference} is part of this challenge,"
        " so it shares it already."
    )


def test_support_for_a_merged_challenge_names_the_survivor(round):
    stays, goes = challenge_at(round=round), challenge_at(round=round, title="Other")
    merged(stays, goes)
    with pytest.raises(TransitionDenied) as denied:
        supported(goes)
    assert denied.value.reason == f"This is now part of “{stays.title}”. Share that one."


def test_support_withdrawn_after_a_merge_stays_withdrawn_when_it_is_undone(round):
    stays, goes = challenge_at(round=round), challenge_at(round=round, title="Other")
    supported(goes)
    act = merged(stays, goes)
    carried = stays.supports.get(carried_by=act)
    withdraw_support(carried, by=carried.given_by, at=timezone.now())
    undone(act)
    assert Support.objects.standing().count() == 0


def test_council_that_asks_not_to_be_named_after_a_merge_stays_unnamed_when_it_is_undone(round):
    stays, goes = challenge_at(round=round), challenge_at(round=round, title="Other")
    supported(goes)
    act = merged(stays, goes)
    carried = stays.supports.get(carried_by=act)
    change_support(
        carried, note="", is_named=False, shows_note=False, by=carried.given_by, at=timezone.now()
    )
    undone(act)
    assert not goes.supports.standing().get().is_named


def test_statement_taken_out_of_the_survivor_goes_out_of_the_merged_one_with_its_credit(round):
    stays, goes = challenge_at(round=round), challenge_at(round=round, title="Other")
    second = statement_at(S.SUBMITTED, round=round)
    accept_statement(second, goes, by=people.staff(), at=timezone.now())
    act = merged(stays, goes)
    detach_source(stays.sources.get(statement=second), by=people.staff(), at=timezone.now())
    undone(act)
    second.refresh_from_db()
    assert (second.status, second.sources.attached().count()) == (S.SUBMITTED, 0)
    assert not Challenge.objects.filter(designers__organisation=second.council).exists()


def test_statement_taken_out_by_a_page_opened_before_the_merge_goes_out_of_both(round):
    stays, goes = challenge_at(round=round), challenge_at(round=round, title="Other")
    second = statement_at(S.SUBMITTED, round=round)
    opened = accept_statement(second, goes, by=people.staff(), at=timezone.now())
    merged(stays, goes)
    detach_source(opened, by=people.staff(), at=timezone.now())
    assert second.sources.attached().count() == 0


def test_only_statement_of_what_was_public_cannot_be_taken_out_while_it_is_merged(round):
    stays, goes = challenge_at(round=round), challenge_at(round=round, title="Other")
    act = merged(stays, goes)
    with pytest.raises(TransitionDenied) as denied:
        detach_source(stays.sources.get(carried_by=act), by=people.staff(), at=timezone.now())
    assert denied.value.reason == (
        "It is the only statement of “Other”, which was merged into this one."
        " Undo the merge instead."
    )


def test_everybody_behind_the_words_is_told_once(round):
    author = people.officer()
    stays = challenge_at(round=round, by=author)
    goes = supported(challenge_at(round=round, by=author, title="Other"))
    merged(stays, goes)
    told = Message.objects.filter(kind="challenges_merged").order_by("pk")
    given_by = goes.supports.standing().get().given_by
    assert sorted(told.values_list("to", flat=True)) == sorted([author.email, given_by.email])


def test_merge_of_another_round_is_refused():
    reason = refusal(challenge_at(), challenge_at(title="Other"))
    assert reason == "“Other” belongs to another round, with other dates."


def test_merge_of_a_public_challenge_into_a_draft_is_refused(round):
    draft = challenge_at(C.DRAFT, round=round, title="Draft")
    assert refusal(draft, challenge_at(round=round, title="Public")) == (
        "“Public” is public and “Draft” is not. Publish that first, or let the public one stay."
    )


def test_merge_of_a_closed_challenge_is_refused(round):
    assert refusal(challenge_at(round=round), challenge_at(C.CLOSED, round=round, title="Old")) == (
        "“Old” is closed. Drafts and published challenges can be merged."
    )


def test_merge_of_a_challenge_in_a_bundle_is_refused(round):
    child, parent = challenge_at(round=round, title="Child"), challenge_at(round=round)
    bundled(parent, child)
    assert refusal(challenge_at(round=round), child) == (
        "“Child” is part of a bundle. Undo the bundle first."
    )


def test_merge_of_a_challenge_with_decided_responses_is_refused(round):
    goes = challenge_at(round=round, title="Answered")
    vetting.response_at(ResponseStatus.SHORTLISTED, challenge=goes)
    assert refusal(challenge_at(round=round), goes).startswith(
        "Responses to “Answered” were decided."
    )


def test_merge_of_a_challenge_with_a_session_is_refused(round):
    goes = challenge_at(round=round, title="On stage")
    event = showcase.event_at(round=round)
    add_session(
        event,
        challenge=goes,
        title="On stage",
        starts_at=event.starts_at,
        ends_at=event.ends_at,
        by=people.staff(),
        at=timezone.now(),
    )
    assert refusal(challenge_at(round=round), goes) == (
        "“On stage” has a session at an event. Change the session first, or let this one stay."
    )


def test_merge_of_nothing_is_refused(round):
    assert refusal(challenge_at(round=round)) == (
        "Choose at least one challenge to merge into this one."
    )


def test_merge_into_itself_is_refused(round):
    challenge = challenge_at(round=round)
    assert refusal(challenge, challenge) == "A challenge cannot be merged into itself."


def test_merge_by_an_officer_is_refused(round):
    refusal(challenge_at(round=round), challenge_at(round=round), by=people.officer())


def test_words_saved_for_a_merged_challenge_are_refused_with_where_it_went(round):
    stays, goes = challenge_at(C.DRAFT, round=round), challenge_at(C.DRAFT, round=round)
    merged(stays, goes)
    with pytest.raises(TransitionDenied) as denied:
        save_challenge(goes, {"title": "New"}, by=people.staff(), at=timezone.now())
    assert denied.value.reason == (
        f"This challenge was merged into “{stays.title}”. Edit that one."
    )


def test_draft_merged_into_a_public_challenge_is_no_longer_published_by_itself(round):
    stays, goes = challenge_at(round=round), challenge_at(C.DRAFT, round=round)
    merged(stays, goes)
    assert not Challenge.objects.readable().filter(pk=goes.pk).exists()
    with pytest.raises(StaleTransition):
        publish_challenge(fresh(goes), by=people.staff(), at=timezone.now())


def test_merge_of_several_with_one_that_cannot_be_merged_merges_none(round):
    fits, closed = challenge_at(round=round), challenge_at(C.CLOSED, round=round)
    refusal(challenge_at(round=round), fits, closed)
