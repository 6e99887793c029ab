import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from challenges.actions.support import give_support
from challenges.enums import StatementStatus
from showcase.enums import EventStatus, ReportStatus
from showcase.queries.reports.content import content_of
from tests.journeys import people
from tests.journeys.challenges import challenge_at, statement_at
from tests.journeys.showcase import event_at, report_at
from tests.journeys.vetting import response_at, solution_at, term
from tests.lasting import fresh
from tests.showcase.test_queries_funnel import shown
from vendors.enums import ResponseStatus, SolutionStatus

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def made(lasting):
    """A round with one shortlisted and shown response, and things that must not be told."""
    with lasting():
        version = solution_at(SolutionStatus.ELIGIBLE_WITH_CONDITIONS)
        response = response_at(ResponseStatus.SHORTLISTED, version=version)
        challenge = response.challenge
        shown(response, event_at(round=challenge.round))
        supporter = people.officer(people.council("Tarnbeck Council"))
        give_support(
            challenge,
            council=supporter.memberships.get().organisation,
            note="",
            by=supporter,
            at=timezone.now(),
        )
        return response


@pytest.fixture
def told(made):
    return fresh(made)


def content_for(response):
    report = report_at(
        ReportStatus.DRAFT,
        round=response.challenge.round,
        notes={response.challenge.pk: "The hall was full."},
    )
    return content_of(report)


def test_content_tells_each_challenge_with_its_people_and_note(told):
    (challenge,) = content_for(told)["challenges"]
    council = told.challenge.sources.get().statement.council
    assert {key: challenge[key] for key in challenge if key != "responses"} == {
        "slug": told.challenge.slug,
        "title": told.challenge.title,
        "question": told.challenge.question,
        "theme": {"name": "Digital front door", "colour": "sea"},
        "designers": [council.name],
        "supporters": ["Tarnbeck Council"],
        "supporter_slugs": [told.challenge.supports.get().organisation.slug],
        "supporters_not_named": 0,
        "statements": 1,
        "councils": [council.name],
        "responses_offered": 1,
        "note": "The hall was full.",
    }


def test_content_tells_each_response_with_how_it_was_checked(told):
    (response,) = content_for(told)["challenges"][0]["responses"]
    assert response["solution"] == told.solution.name
    assert response["vendor"] == told.solution.vendor.name
    assert response["is_shown"] is True
    assert response["assurance"]["outcome"] == "Eligible with conditions"
    due_on = term().due_on
    words = f"By {due_on:%-d %B %Y}: Renew the certificate."
    assert response["assurance"]["conditions"] == words
    assert response["assurance"]["assessors"] == 2


def test_content_tells_nothing_of_responses_and_challenges_that_are_not_public(told):
    round_ = told.challenge.round
    challenge_at("draft", round=round_, title="Secret plan")
    for status in (ResponseStatus.OFFERED, ResponseStatus.NOT_SHORTLISTED):
        response_at(status, challenge=told.challenge)
    content = content_for(told)
    assert [challenge["title"] for challenge in content["challenges"]] == [told.challenge.title]
    assert len(content["challenges"][0]["responses"]) == 1
    assert content["challenges"][0]["responses_offered"] == 3


def test_content_names_no_person(told):
    author = told.challenge.sources.get().statement.author
    content = str(content_for(told))
    for person in (author, told.offered_by, told.decided_by):
        assert person.name not in content
        assert person.email not in content


def test_content_counts_themes_and_regions(told):
    content = content_for(told)
    assert content["themes"] == [
        {"name": "Digital front door", "colour": "sea", "challenges": 1, "statements": 1}
    ]
    assert content["regions"] == [{"name": "North East", "statements": 1}]


def test_content_counts_in_a_region_only_statements_that_everybody_can_read(told):
    statement_at(StatementStatus.SUBMITTED, round=told.challenge.round)
    content = content_for(told)
    assert content["funnel"]["statements"] == 2
    assert content["regions"] == [{"name": "North East", "statements": 1}]


def test_content_leaves_out_events_that_were_never_public(told):
    event_at(EventStatus.DRAFT, round=told.challenge.round, title="Secret plan")
    assert [event["title"] for event in content_for(told)["events"]] == ["Autumn showcase"]


def test_content_asks_the_same_number_of_queries_at_any_size(told):
    report = report_at(ReportStatus.DRAFT, round=told.challenge.round)
    assert report.round  # fetched once for both
    small = _queries(report)
    for _ in range(5):
        response_at(ResponseStatus.SHORTLISTED, challenge=challenge_at(round=report.round))
    assert _queries(report) == small


def _queries(report):
    with CaptureQueriesContext(
        connection,
    ) as captured:
        content_of(report)
    return len(captured)
