"""Records that were withdrawn after a version was published: it stays, says so, and the next says what differs."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from challenges.actions.challenges import unpublish_challenge
from challenges.actions.support import withdraw_support
from showcase.actions.reports import publish_report
from showcase.models import ReportVersion
from showcase.queries.reports.withdrawn import withdrawn_since
from tests.journeys import people
from tests.journeys.challenges import challenge_at, supported
from tests.journeys.showcase import report_at, slot
from tests.journeys.solutions import lead_of
from vendors.actions.supply.solutions import take_down_solution

pytestmark = pytest.mark.django_db


@pytest.fixture
def shown():
    return slot()


@pytest.fixture
def report(shown):
    challenge_at(round=shown.session.event.round, title="Stays as it is")
    return report_at(round=shown.session.event.round)


def unpublish(challenge):
    unpublish_challenge(
        challenge, reason="Asked by the council.", by=people.staff(), at=timezone.now()
    )


def take_down(shown):
    version = shown.response.solution.versions.get()
    take_down_solution(version, by=lead_of(version), at=timezone.now())


def page(client, name, *args):
    return client.get(reverse(f"showcase:{name}", args=args)).content.decode()


def test_nothing_withdrawn_says_nothing(client, report):
    assert withdrawn_since(report.versions.get().content) == frozenset()
    assert "Since withdrawn" not in page(client, "report", report.slug)


def test_solution_taken_down_stays_in_the_version_and_is_marked(client, shown, report):
    before = report.versions.get()
    take_down(shown)
    slug = shown.response.solution.slug
    assert withdrawn_since(before.content) == {("solution", slug)}
    told = page(client, "report", report.slug)
    assert shown.response.solution.name in told
    assert f'href="/solutions/{slug}/"' not in told
    assert "Withdrawn after this version was published: 1 solution." in told
    assert "(1 of these since withdrawn)" in told
    assert ReportVersion.objects.get().sha256 == before.sha256


def test_records_page_says_how_many_were_withdrawn_and_marks_them(client, shown, report):
    take_down(shown)
    told = page(client, "report_records", report.slug, 1, "eligible")
    assert "1 of these records has since been withdrawn" in told
    assert told.count("Withdrawn since</strong>") == 1
    untouched = page(client, "report_records", report.slug, 1, "challenges")
    assert "since been withdrawn" not in untouched


def test_challenge_unpublished_takes_its_statements_with_it(client, report):
    challenge = report.round.challenges.get(title="Stays as it is")
    reference = challenge.sources.get().statement.reference
    unpublish(challenge)
    assert withdrawn_since(report.versions.get().content) == {
        ("challenge", challenge.slug),
        ("statement", reference),
    }
    told = page(client, "report", report.slug)
    assert f'href="/challenges/{challenge.slug}/"' not in told
    assert "Stays as it is" in told


def test_council_that_no_longer_shares_is_told_of(client, shown):
    challenge = shown.session.challenge
    supported(challenge)
    report = report_at(round=challenge.round)
    support = challenge.supports.get()
    withdraw_support(support, by=support.given_by, at=timezone.now())
    kinds = {kind for kind, _ in withdrawn_since(report.versions.get().content)}
    assert kinds == {"supporter"}


def test_next_version_says_what_differs_and_still_counts_what_was_found_eligible(
    client, shown, report
):
    take_down(shown)
    publish_report(report, reason="One left.", by=people.staff(), at=timezone.now())
    first, second = report.versions.order_by("number")
    assert first.content["funnel"]["shortlisted"] == 1
    assert second.content["funnel"]["shortlisted"] == 0
    changes = second.content["version"]["changes"]
    differing = {one["figure"]: (one["before"], one["now"]) for one in changes["figures"]}
    assert differing == {
        "shortlisted": (1, 0),
        "solutions-shown": (1, 0),
        "shown": (1, 0),
        "shortlist": (1, 0),
    }
    assert second.content["funnel"]["eligible"] == 1
    solution = shown.response.solution
    assert changes["records_gone"] == [
        {"kind": "solution", "name": solution.name, "detail": f"by {solution.vendor}"}
    ]
    told = page(client, "report", report.slug)
    assert "Figures that differ from the version before" in told
    assert f"Solution “{solution.name}”, by {solution.vendor}" in told
    assert "Since withdrawn" not in told


def test_whoever_publishes_reads_what_will_differ_first(client, shown, report):
    take_down(shown)
    client.force_login(people.staff())
    told = page(client, "publish_report", report.slug)
    assert "What differs from the last version" in told
    assert "Solutions shortlisted" in told


def test_asking_what_was_withdrawn_costs_the_same_at_any_size(report):
    with CaptureQueriesContext(connection) as small:
        withdrawn_since(report.versions.get().content)
    for number in range(3):
        challenge_at(round=report.round, title=f"Another {number}")
    publish_report(report, reason="More.", by=people.staff(), at=timezone.now())
    with CaptureQueriesContext(connection) as large:
        withdrawn_since(report.versions.get(number=2).content)
    assert len(small) == len(large) == 5
