"""What is told of how an event was, and what came of it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from showcase.actions.events.day import give_feedback
from showcase.actions.events.follow_ups import ask_what_happened, say_what_happened
from showcase.models import FollowUp
from showcase.queries.reports.content import content_of
from showcase.queries.reports.events import feedback_told
from tests.journeys.showcase import attendee, event_at, held, report_at, slot

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("ratings", "told"),
    [
        ({}, None),
        ({5: 4}, {"answers": None, "average": None, "ratings": None}),
        ({5: 3, 4: 3}, {"answers": 6, "average": 4.5, "ratings": None}),
        (
            {5: 6, 2: 5},
            {
                "answers": 11,
                "average": 3.6,
                "ratings": [[1, 0], [2, 5], [3, 0], [4, 0], [5, 6]],
            },
        ),
        ({5: 20, 1: 1}, {"answers": 21, "average": 4.8, "ratings": None}),
    ],
)
def test_feedback_tells_no_number_of_fewer_than_five(ratings, told):
    assert feedback_told(ratings) == told


def test_feedback_of_the_report_is_in_figures_and_never_in_words(client):
    event = event_at(capacity=9)
    guests = [attendee(event) for _ in range(5)]
    held(event)
    for guest in guests:
        guest.refresh_from_db()
        give_feedback(guest, rating=4, liked="Tea.", improve="Louder.", at=timezone.now())
    report = report_at(round=event.round)
    (told,) = content_of(report)["events"]
    assert told["feedback"] == {
        "answers": 5,
        "average": 4.0,
        "ratings": [[1, 0], [2, 0], [3, 0], [4, 5], [5, 0]],
    }
    page = client.get(f"/reports/{report.slug}/").content.decode()
    assert "on average 4.0 out of 5" in page
    assert "Louder." not in page
    assert [guest.name for guest in guests if guest.name in page] == []


def followed_up(outcome="pilot", words="Two teams try it."):
    shown = slot()
    event = shown.session.event
    held(event)
    ask_what_happened(at=event.ends_at + timedelta(days=100))
    follow_up = FollowUp.objects.get(months=3)
    lead = shown.response.solution.vendor.memberships.get(role="vendor_lead").user
    say_what_happened(follow_up, outcome=outcome, words=words, by=lead, at=timezone.now())
    return follow_up


def test_what_happened_next_is_told_once_both_agree(client):
    follow_up = followed_up()
    report = report_at("draft", round=follow_up.event.round)
    assert content_of(report)["what_happened"] == []
    officer = follow_up.response.challenge.sources.get().statement.author
    now = timezone.now()
    say_what_happened(follow_up, outcome="pilot", words="Two teams try it.", by=officer, at=now)
    (told,) = content_of(report)["what_happened"]
    solution = follow_up.response.solution
    assert told == {
        "challenge": follow_up.response.challenge.slug,
        "solution": solution.name,
        "solution_slug": solution.slug,
        "vendor": solution.vendor.name,
        "council": follow_up.council.name,
        "months": 3,
        "outcome": "A pilot",
        "words": "Two teams try it.",
    }
