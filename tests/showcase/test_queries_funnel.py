from datetime import timedelta

import pytest
from django.utils import timezone

from challenges.enums import ChallengeStatus, StatementStatus
from showcase.actions.events.agenda import add_session, show_responses
from showcase.actions.events.planning import cancel_event, open_registration
from showcase.enums import EventStatus
from showcase.queries.funnel import Funnel, funnel_of
from tests.journeys import people
from tests.journeys.challenges import challenge_at, open_round, statement_at
from tests.journeys.showcase import event_at
from tests.journeys.solutions import round_taking_solutions
from tests.journeys.vetting import response_at, solution_at
from vendors.enums import ResponseStatus, SolutionStatus

pytestmark = pytest.mark.django_db


def shown(response, event):
    """A session of the event that shows the response."""
    staff, now = people.staff(), timezone.now()
    session = add_session(
        event,
        by=staff,
        at=now,
        title="A challenge",
        challenge=response.challenge,
        starts_at=event.starts_at + timedelta(hours=1),
        ends_at=event.starts_at + timedelta(hours=2),
    )
    show_responses(session, [response], by=staff, at=now)
    return session


def test_funnel_of_an_empty_round_is_all_nothing(django_assert_num_queries):
    round_ = open_round()
    with django_assert_num_queries(1):
        assert funnel_of(round_) == Funnel(0, 0, 0, 0, 0, None)


def test_funnel_counts_what_was_submitted_and_what_is_public():
    round_ = open_round()
    for status in StatementStatus:
        statement_at(status, round=round_)
    challenge_at(ChallengeStatus.CLOSED, round=round_)
    challenge_at(ChallengeStatus.DRAFT, round=round_)
    funnel = funnel_of(round_)
    assert (funnel.statements, funnel.challenges) == (6, 1)


def test_funnel_counts_solutions_once_offered_and_once_eligible():
    versions = [solution_at(status) for status in (SolutionStatus.DRAFT, SolutionStatus.SUBMITTED)]
    versions.append(solution_at(SolutionStatus.ELIGIBLE))
    figures = [funnel_of(version.round) for version in versions]
    assert [(f.solutions, f.eligible) for f in figures] == [(0, 0), (1, 0), (1, 1)]


@pytest.mark.parametrize(
    ("status", "expected"),
    [(EventStatus.DRAFT, 0), (EventStatus.REGISTRATION_OPEN, 1), (EventStatus.CANCELLED, 0)],
)
def test_funnel_counts_challenges_shown_at_public_events_only(status, expected):
    response = response_at(ResponseStatus.SHORTLISTED)
    round_ = response.challenge.round
    event = event_at(EventStatus.DRAFT, round=round_)
    shown(response, event)
    _bring(event, status)
    funnel = funnel_of(round_)
    assert funnel.shown == expected
    assert bool(funnel.shown_on) is bool(expected)


def _bring(event, status):
    staff, now = people.staff(), timezone.now()
    if status != EventStatus.DRAFT:
        open_registration(event, by=staff, at=now)
    if status == EventStatus.CANCELLED:
        cancel_event(event, reason="The roof leaks.", by=staff, at=now)


def test_funnel_of_one_round_leaves_the_others_out():
    statement_at(StatementStatus.SUBMITTED)
    assert funnel_of(round_taking_solutions()).statements == 0


@pytest.mark.parametrize(
    ("days", "words"), [(1, "to be shown on"), (0, "shown on"), (-1, "shown on")]
)
def test_funnel_words_for_the_event_depend_on_the_day(days, words):
    today = timezone.localdate()
    funnel = Funnel(9, 4, 5, 3, 2, today + timedelta(days=days))
    last = list(funnel.steps(today))[-1]
    assert last[1].startswith(f"challenges {words} ")
