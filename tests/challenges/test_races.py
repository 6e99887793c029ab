"""Two people, two connections, one statement or challenge."""

from datetime import timedelta
from functools import partial

import pytest
from django.utils import timezone

from challenges.actions.challenges import close_challenge, publish_challenge
from challenges.actions.consolidation import (
    accept_statement,
    consolidate_statements,
    place_statements,
)
from challenges.actions.following import choose_pace, follow_challenge, send_news
from challenges.actions.references import next_reference
from challenges.actions.searches import look_for
from challenges.actions.statements import reject_statement, submit_statement, withdraw_statement
from challenges.actions.support import give_support
from challenges.enums import ChallengeStatus as C
from challenges.enums import NewsPace
from challenges.enums import StatementStatus as S
from challenges.filters import finds_of
from challenges.models import Challenge, ChallengeSource, Statement, Support, ToldChallenge
from notifications.models import Message
from tests.journeys import people
from tests.journeys.challenges import challenge_at, council_of, saved_search, statement_at, theme
from tests.together import together
from workflow.engine import StaleTransition
from workflow.models import Event

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*acts):
    """For each "done" or "stale", in the order of the letters."""
    return sorted(together(partial(outcome_of, act) for act in acts))


def outcome_of(act):
    try:
        act()
    except StaleTransition:
        return "stale"
    return "done"


def test_acceptance_and_rejection_at_once_make_one_decision():
    statement, challenge = statement_at(S.SUBMITTED), challenge_at(C.DRAFT, title="Other")
    one, other, at = people.staff(), people.staff(), timezone.now()
    mine, theirs = (Statement.objects.get(pk=statement.pk) for _ in range(2))
    told = at_once(
        lambda: accept_statement(mine, challenge, by=one, at=at),
        lambda: reject_statement(theirs, reason="Late", by=other, at=at),
    )
    statement.refresh_from_db()
    linked = statement.sources.attached().exists()
    assert told == ["done", "stale"]
    assert (statement.status, linked) in [(S.ACCEPTED, True), (S.REJECTED, False)]
    assert Event.objects.about(statement).filter(name__in=["accept", "reject"]).count() == 1


def test_two_people_placing_one_statement_in_two_challenges_make_one_decision():
    statement, at = statement_at(S.SUBMITTED), timezone.now()
    here, there = challenge_at(C.DRAFT, title="Here"), challenge_at(C.DRAFT, title="There")
    told = at_once(
        lambda: place_statements([statement], [], here, by=people.staff(), at=at),
        lambda: place_statements([statement], [], there, by=people.staff(), at=at),
    )
    assert (told, statement.sources.attached().count()) == (["done", "stale"], 1)
    assert Message.objects.filter(kind="statement_accepted", to=statement.author.email).count() == 1


def test_two_people_joining_the_same_statements_make_one_challenge():
    first, second = statement_at(S.SUBMITTED), statement_at(S.SUBMITTED)
    one, other, at, housing = people.staff(), people.staff(), timezone.now(), theme("Housing")
    told = at_once(
        lambda: consolidate_statements([first, second], title="Mine", theme=housing, by=one, at=at),
        lambda: consolidate_statements(
            [second, first], title="Theirs", theme=housing, by=other, at=at
        ),
    )
    assert told == ["done", "stale"]
    assert (Challenge.objects.count(), ChallengeSource.objects.count()) == (1, 2)


def test_submission_and_withdrawal_at_once_leave_one_state_told_once():
    statement = statement_at(S.DRAFT)
    colleague, at = people.officer(statement.council), timezone.now()
    mine, theirs = (Statement.objects.get(pk=statement.pk) for _ in range(2))
    at_once(
        lambda: submit_statement(mine, by=statement.author, at=at),
        lambda: withdraw_statement(theirs, by=colleague, at=at),
    )
    statement.refresh_from_db()
    moves = list(
        Event.objects.about(statement).exclude(to_status="").values_list("from_status", "to_status")
    )
    assert statement.status == S.WITHDRAWN
    assert moves in [
        [(S.DRAFT, S.WITHDRAWN)],
        [(S.DRAFT, S.SUBMITTED), (S.SUBMITTED, S.WITHDRAWN)],
    ]


def test_two_submissions_of_one_statement_at_once_make_one_event_and_one_mail():
    statement = statement_at(S.DRAFT)
    colleague, at = people.officer(statement.council), timezone.now()
    mine, theirs = (Statement.objects.get(pk=statement.pk) for _ in range(2))
    told = at_once(
        lambda: submit_statement(mine, by=statement.author, at=at),
        lambda: submit_statement(theirs, by=colleague, at=at),
    )
    receipts = Message.objects.filter(kind="statement_submitted", link=statement.get_absolute_url())
    assert told == ["done", "stale"]
    assert Event.objects.about(statement).filter(name="submit").count() == 1
    assert receipts.count() == 1


def test_two_publications_at_once_make_one_version_and_one_message():
    challenge = challenge_at(C.DRAFT)
    one, other, at = people.staff(), people.staff(), timezone.now()
    mine, theirs = (Challenge.objects.get(pk=challenge.pk) for _ in range(2))
    told = at_once(
        lambda: publish_challenge(mine, by=one, at=at),
        lambda: publish_challenge(theirs, by=other, at=at),
    )
    assert told == ["done", "stale"]
    assert (
        challenge.versions.count(),
        Message.objects.filter(kind="challenge_published").count(),
    ) == (1, 1)


def test_two_officers_supporting_at_once_count_once():
    challenge, officer, at = challenge_at(C.PUBLISHED), people.officer(), timezone.now()
    council = council_of(officer)
    colleague = people.officer(council)
    at_once(
        lambda: give_support(challenge, council=council, note="", by=officer, at=at),
        lambda: give_support(challenge, council=council, note="", by=colleague, at=at),
    )
    assert Support.objects.count() == 1


def test_references_asked_for_at_once_are_all_different():
    at, given = timezone.now(), []
    at_once(*[lambda: given.append(next_reference(at=at)) for _ in range(6)])
    assert len(set(given)) == len(given) == 6


def test_two_workers_who_look_for_one_person_at_once_send_one_mail():
    person = people.anybody()
    saved_search(by=person)
    challenge_at(title="New")
    tomorrow = timezone.now() + timedelta(days=1)
    look = partial(look_for, person, find=finds_of, at=tomorrow)
    assert at_once(look, look) == ["done", "done"]
    assert Message.objects.filter(kind="saved_searches").count() == 1
    assert ToldChallenge.objects.count() == 1


def test_two_workers_with_the_same_news_write_one_mail():
    challenge, follower, at = challenge_at(C.PUBLISHED), people.vendor_user(), timezone.now()
    follow_challenge(challenge, by=follower, at=at)
    choose_pace(pace=NewsPace.AT_ONCE, by=follower, at=at)
    close_challenge(challenge, by=people.staff(), at=at + timedelta(minutes=1))
    later = at + timedelta(hours=1)
    at_once(*[lambda: send_news(follower, at=later)] * 2)
    assert Message.objects.filter(kind="followed_news", recipient=follower).count() == 1
