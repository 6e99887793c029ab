"""Two people of staff, two connections, the same challenges."""

from functools import partial

import pytest
from django.utils import timezone

from challenges.actions.collation.merging import merge_challenges
from challenges.actions.collation.undoing import undo_act
from challenges.actions.consolidation import accept_statement
from challenges.actions.support import give_support
from challenges.enums import ChallengeStatus as C
from challenges.enums import StatementStatus as S
from challenges.models import Act, Challenge, Statement
from tests.journeys import people
from tests.journeys.challenges import (
    challenge_at,
    council_of,
    merged,
    open_round,
    statement_at,
)
from tests.together import together
from workflow.engine import StaleTransition, TransitionDenied

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*acts):
    """For each "done" or the reason it was refused."""
    return together(partial(outcome_of, act) for act in acts)


def outcome_of(act):
    try:
        act()
    except TransitionDenied as denied:
        return denied.reason
    except StaleTransition:
        return "stale"
    return "done"


@pytest.fixture
def two():
    round = open_round()
    return [challenge_at(round=round, title=title) for title in ("One", "Other")]


def test_two_merges_in_opposite_order_make_one_and_a_clear_refusal(two):
    one, other = two
    first, second, at = people.staff(), people.staff(), timezone.now()
    told = at_once(
        lambda: merge_challenges(one, [other], by=first, at=at),
        lambda: merge_challenges(other, [one], by=second, at=at),
    )
    made = Act.objects.get()
    gone = Challenge.objects.get(status=C.MERGED)
    assert gone.merged_into == made.challenge
    assert sorted(told, key=len) == [
        "done",
        f"“{gone.title}” is part of “{made.challenge.title}” already. {made.by} merged it.",
    ]


def test_two_undoings_at_once_undo_once(two):
    act = merged(*two)
    people_of_staff, at = (people.staff(), people.staff()), timezone.now()
    acts = [Act.objects.get(pk=act.pk) for _ in people_of_staff]
    told = at_once(
        *(
            lambda mine=mine, who=who: undo_act(mine, by=who, at=at)
            for mine, who in zip(acts, people_of_staff, strict=True)
        )
    )
    assert sorted(told) == ["done", "stale"]
    assert Challenge.objects.filter(status=C.PUBLISHED).count() == 2


def test_statement_joined_while_its_challenge_is_merged_is_never_lost(two):
    one, other = two
    statement = statement_at(S.SUBMITTED, round=one.round)
    staff, colleague, at = people.staff(), people.staff(), timezone.now()
    mine = Statement.objects.get(pk=statement.pk)
    at_once(
        lambda: merge_challenges(one, [other], by=staff, at=at),
        lambda: accept_statement(mine, other, by=colleague, at=at),
    )
    statement.refresh_from_db()
    feeds_survivor = one.sources.attached().filter(statement=statement).exists()
    assert feeds_survivor == (statement.status == S.ACCEPTED)


def test_support_given_while_its_challenge_is_merged_is_counted_or_refused(two):
    one, other = two
    officer, staff, at = people.officer(), people.staff(), timezone.now()
    council = council_of(officer)
    told = at_once(
        lambda: merge_challenges(one, [other], by=staff, at=at),
        lambda: give_support(other, council=council, note="", by=officer, at=at),
    )
    counted = one.supports.counted().filter(organisation=council).exists()
    assert told[0] == "done"
    assert told[1] in ("done", "This is now part of “One”. Share that one.")
    assert counted == (told[1] == "done")
