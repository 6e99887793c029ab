import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from challenges.actions.challenges import revise_challenge
from challenges.actions.designers import set_designers
from challenges.enums import ChallengeStatus as C
from challenges.models import Act, ActPart, Challenge, ChallengeSource, Support
from notifications.models import Message
from tests.challenges.collation.snapshot import snapshot
from tests.journeys import people
from tests.journeys.challenges import (
    bundled,
    challenge_at,
    linked,
    merged,
    open_round,
    question_on,
    supported,
    undone,
)
from workflow.engine import StaleTransition, TransitionDenied

pytestmark = pytest.mark.django_db


@pytest.fixture
def three():
    round, council = open_round(), people.council()
    return [
        supported(challenge_at(round=round, title=title), council)
        for title in ("First", "Second", "Third")
    ]


@pytest.mark.parametrize("act", [linked, bundled, merged])
def test_act_undone_leaves_everything_as_it_was(three, act):
    before = snapshot()
    undone(act(three[0], three[1]))
    assert snapshot() == before


def test_merge_whose_survivor_was_merged_later_is_undone_after_that_one(three):
    first, second, third = three
    begun_with = snapshot()
    earlier = merged(second, third)
    between = snapshot()
    later = merged(first, second)
    assert Challenge.objects.get(pk=third.pk).merged_into == first
    with pytest.raises(TransitionDenied) as denied:
        undone(earlier)
    assert denied.value.reason == (
        "A later act builds on this one. Undo the merge into “First” first."
    )
    undone(later)
    assert snapshot() == between
    undone(earlier)
    assert snapshot() == begun_with


def test_what_two_merges_brought_stays_when_the_first_of_them_is_undone(three):
    """The council shares all three; the second merge found it there, brought by the first."""
    first, second, third = three
    own = first.supports.standing().get()
    shared = second.supports.standing().get()
    own.challenge.supports.filter(pk=own.pk).update(withdrawn_at=timezone.now())
    earlier, later = merged(first, second), merged(first, third)
    assert first.supports.standing().get().carried_by == earlier
    undone(earlier)
    kept = first.supports.standing().get()
    assert (kept.organisation, kept.carried_by) == (shared.organisation, later)


def test_undone_twice_is_stale(three):
    act = undone(merged(three[0], three[1]))
    with pytest.raises(StaleTransition):
        undone(Act.objects.get(pk=act.pk))


def test_undoing_keeps_words_revised_and_questions_asked_since(three):
    first, second, _ = three
    act = merged(first, second)
    revise_challenge(
        first,
        {"description": "Both of them."},
        change_note="Merged",
        by=people.staff(),
        at=timezone.now(),
    )
    question = question_on(first)
    undone(act)
    first.refresh_from_db()
    assert (first.description, first.version, question.challenge) == ("Both of them.", 4, first)


def test_designer_whom_staff_named_since_stays_when_the_merge_is_undone(three):
    first, second, _ = three
    own = first.designers.get().name
    act = merged(first, second)
    named = "Registry of Roads"
    names = [own, named, *second.designers.values_list("name", flat=True)]
    set_designers(first, names, lead=own, by=people.staff(), at=timezone.now())
    undone(act)
    assert list(first.designers.order_by("position").values_list("name", flat=True)) == [own, named]


def test_unmerged_challenge_is_in_the_state_it_came_from():
    round = open_round()
    stays, draft = challenge_at(round=round), challenge_at(C.DRAFT, round=round)
    undone(merged(stays, draft))
    draft.refresh_from_db()
    assert (draft.status, draft.merged_into) == (C.DRAFT, None)


def test_authors_are_told_of_the_undoing_once(three):
    undone(merged(three[0], three[1]))
    told = Message.objects.filter(kind="act_undone")
    assert told.count() == told.values("to").distinct().count() == 4


def broken(rows, **fields):
    """Change rows past all actions; the words of the refusal, also of what is asked at the end only."""
    ask_constraints()
    with pytest.raises(IntegrityError) as refused, transaction.atomic():
        change(rows, **fields)
    return str(refused.value).splitlines()[0]


def change(rows, **fields):
    rows.update(**fields)
    ask_constraints()


def ask_constraints():
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED")


@pytest.mark.parametrize("model", [Act, ActPart, ChallengeSource, Support])
def test_database_deletes_no_act_source_or_support(three, model):
    merged(three[0], three[1])
    rows = model.objects.all()
    with pytest.raises(IntegrityError, match="append-only: DELETE refused"), transaction.atomic():
        rows._raw_delete(rows.db)


def test_database_refuses_an_accepted_statement_without_a_source(three):
    loose = broken(ChallengeSource.objects.filter(challenge=three[0]), detached_at=timezone.now())
    assert loose.endswith("would feed no challenge")


def test_database_refuses_a_pointer_to_a_merged_challenge(three):
    merged(three[0], three[1])
    third = Challenge.objects.filter(pk=three[2].pk)
    pointed = broken(third, status=C.MERGED, merged_into=three[1], merged_from=C.PUBLISHED)
    assert pointed.endswith("does not lead to a live one")


def test_database_refuses_a_merge_without_an_act(three):
    third = Challenge.objects.filter(pk=three[2].pk)
    pointed = broken(third, status=C.MERGED, merged_into=three[1], merged_from=C.PUBLISHED)
    assert pointed.endswith("is merged by no standing act")


def test_database_refuses_a_merge_that_leaves_a_source_behind(three):
    act = merged(three[0], three[1])
    left = broken(act.carried_sources.all(), detached_at=timezone.now())
    assert left.endswith("would feed no challenge")


def test_database_refuses_a_bundle_of_bundles(three):
    bundled(three[0], three[1])
    assert broken(Challenge.objects.filter(pk=three[0].pk), parent=three[2]) == (
        "A bundle holds no bundles"
    )


def test_database_refuses_another_reason_for_an_act(three):
    act = Act.objects.filter(pk=merged(three[0], three[1]).pk)
    assert broken(act, reason="Other").endswith("otherwise stays as it was")


def test_database_refuses_to_attach_again_what_was_detached(three):
    act = undone(merged(three[0], three[1]))
    assert broken(act.carried_sources.all(), detached_at=None).endswith("otherwise stays as it was")


def test_versions_of_a_public_survivor_say_what_was_merged_and_what_was_undone(three):
    first, second, _ = three
    name = second.designers.get().name
    undone(merged(first, second))
    notes = first.versions.order_by("number").values_list("change_note", flat=True)
    assert list(notes) == [
        "",
        f"Merged with “Second”. Who designed it: {name} added.",
        f"No longer merged with “Second”. Who designed it: {name} taken out.",
    ]
