"""Each figure of a report and the records it counts."""

import csv
import io
import re

import pytest
from django.urls import reverse

from accounts.models import Organisation
from challenges.enums import StatementStatus
from showcase.models import ReportVersion
from showcase.queries.reports.content import content_of
from showcase.reports.figures import FUNNEL_WORDS, figures_of
from tests.journeys import people
from tests.journeys.challenges import challenge_at, statement_at, supported
from tests.journeys.showcase import attendee, report_at, slot
from tests.journeys.vetting import response_at
from tests.lasting import fresh
from vendors.enums import ResponseStatus, SolutionStatus

pytestmark = pytest.mark.django_db
TOLD = re.compile(
    r'<a href="(/reports/[^"]+/records/[^"]+/)"><strong>(\d+)</strong>|'
    r'<a href="(/reports/[^"]+/records/[^"]+/)">(\d+) <span'
)


@pytest.fixture(scope="module")
def made(lasting):
    """With a shown solution, one that is offered only, a hidden statement and councils that share."""
    with lasting():
        shown = slot()
        round_ = shown.session.event.round
        response_at(ResponseStatus.OFFERED, challenge=challenge_at(round=round_, title="Second"))
        statement_at(StatementStatus.SUBMITTED, round=round_)
        supported(shown.session.challenge)
        attendee(shown.session.event)
        return report_at(round=round_)


@pytest.fixture
def report(made):
    return fresh(made)


def figures(report):
    return figures_of(ReportVersion.objects.get(report=report).content)


def test_figures_of_the_funnel_are_those_of_the_records(report):
    told = {name: figures(report)[name.replace("_", "-"), ""] for name in FUNNEL_WORDS}
    assert {name: figure.number for name, figure in told.items()} == {
        "statements": 3,
        "accepted": 2,
        "challenges": 2,
        "solutions": 1,
        "eligible": 1,
        "shortlisted": 1,
        "solutions_shown": 1,
        "shown": 1,
    }
    assert {name: figure.not_listed for name, figure in told.items() if figure.not_listed} == {
        "statements": 1
    }


def test_every_figure_on_the_page_leads_to_as_many_records_as_it_says(client, report):
    page = client.get(reverse("showcase:report", args=[report.slug])).content.decode()
    told = [(one or two, int(first or second)) for one, first, two, second in TOLD.findall(page)]
    assert len(told) > 20
    for address, number in sorted(set(told)):
        there = client.get(address)
        assert there.status_code == 200, address
        records = re.findall(r'<ol class="report-records">(.*?)</ol>', there.content.decode(), re.S)
        listed = records[0].count("<li>") if records else 0
        assert listed + there.context["figure"].not_listed == number, address


def test_no_number_on_the_page_stands_without_its_records(client, report):
    content = ReportVersion.objects.get(report=report).content
    page = client.get(reverse("showcase:report", args=[report.slug])).content.decode()
    linked = {one or two for one, _, two, _ in TOLD.findall(page)}
    expected = {key for key in figures_of(content) if key[0] != "theme-challenges"}
    assert len(linked) == len(expected)


def test_records_page_lists_each_record_with_its_own_page(client, report):
    address = reverse("showcase:report_records", args=[report.slug, 1, "shortlisted"])
    there = client.get(address)
    (record,) = there.context["figure"].records
    assert f'<a href="{record.path}">{record.name}</a>' in there.content.decode()
    assert client.get(record.path).status_code == 200


def test_records_that_not_everybody_may_read_are_counted_and_not_named(client, report):
    hidden = statement_at(StatementStatus.SUBMITTED, round=report.round)
    address = reverse("showcase:report_records", args=[report.slug, 1, "statements"])
    page = client.get(address).content.decode()
    assert "1 more is counted and not listed" in page
    for statement in (hidden, *report.round.statements.filter(status="submitted")):
        assert statement.reference not in page


def test_records_of_a_council_that_shares_without_its_name_are_counted_only(client):
    challenge = challenge_at()
    council = people.council("Quiet Council")
    supported(challenge, council)
    challenge.supports.update(is_named=False)
    slug = report_at(round=challenge.round).slug
    address = reverse("showcase:report_records_of", args=[slug, 1, "supporters", challenge.slug])
    page = client.get(address)
    assert page.context["figure"].not_listed == 1
    assert Organisation.objects.get(name="Quiet Council").name not in page.content.decode()


@pytest.mark.parametrize(
    "args", [["nonsense"], ["statements", "more"], ["supporters"], ["supporters", "nowhere"]]
)
def test_records_of_a_figure_that_is_not_there_are_not_there(client, report, args):
    name = "report_records" if len(args) == 1 else "report_records_of"
    address = reverse(f"showcase:{name}", args=[report.slug, 1, *args])
    assert client.get(address).status_code == 404


def test_records_page_costs_the_same_whatever_it_lists(client, report, django_assert_num_queries):
    for figure in ("statements", "shown"):
        with django_assert_num_queries(5):
            client.get(reverse("showcase:report_records", args=[report.slug, 1, figure]))


def test_all_records_as_csv_have_as_many_lines_as_each_figure_lists(client, report):
    response = client.get(reverse("showcase:report_records_table", args=[report.slug, 1]))
    lines = list(csv.DictReader(io.StringIO(response.content.decode("utf-8-sig"))))
    for key, figure in figures(report).items():
        ours = [line for line in lines if (line["figure"], line["of"]) == key]
        listed = [line for line in ours if line["record"]]
        assert len(listed) + int(ours[0]["not listed"]) == int(ours[0]["number"]) == figure.number
    assert {line["address"].split("/")[3] for line in lines if line["address"]} == {
        "challenges",
        "solutions",
        "statements",
    }


def test_figures_of_a_version_from_before_records_were_kept_are_told_without_them(client):
    challenge = challenge_at()
    report = report_at(round=challenge.round)
    version = ReportVersion.objects.get(report=report)
    older = first_format(version.content)
    ReportVersion.objects.create(
        report=report,
        number=2,
        published_at=version.published_at,
        published_by=version.published_by,
        content=older,
        sha256="0" * 64,
    )
    assert client.get(reverse("showcase:report_version", args=[report.slug, 2])).status_code == 200
    address = reverse("showcase:report_records", args=[report.slug, 2, "statements"])
    assert "1 cannot be listed" in client.get(address).content.decode()
    for name in ("report_pdf", "report_table", "report_records_table"):
        there = client.get(reverse(f"showcase:{name}", args=[report.slug, 2]))
        assert there.status_code == 200


def first_format(content):
    """What a version of format 1 had."""
    later = ("statements", "solutions", "criteria", "council_types", "what_happened")
    funnel = ("statements", "challenges", "solutions", "eligible", "shown", "shown_on")
    old = {key: value for key, value in content.items() if key not in later}
    challenges = [
        {key: value for key, value in challenge.items() if key != "supporter_slugs"}
        for challenge in content["challenges"]
    ]
    return {
        **old,
        "format": 1,
        "funnel": {key: content["funnel"][key] for key in funnel},
        "challenges": challenges,
        "version": {"number": 2, "published_at": "2026-01-01", "change_note": ""},
    }


def test_solution_found_eligible_that_nobody_can_read_of_is_counted_only():
    response = response_at(ResponseStatus.SHORTLISTED)
    response.solution.versions.update(status=SolutionStatus.ELIGIBLE)
    content = content_of(report_at("draft", round=response.challenge.round))
    assert [one["slug"] for one in content["solutions"]] == [response.solution.slug]
