import csv
import hashlib
import io
import json
import re
import zlib
from contextlib import suppress

import pytest
from django.urls import reverse
from django.utils import timezone

from design.printing import can_print
from showcase.actions.reports import publish_report, save_report
from showcase.enums import ReportStatus
from showcase.models import Report, ReportVersion
from tests.journeys import people
from tests.journeys.challenges import challenge_at
from tests.journeys.showcase import a_round, report_at
from tests.journeys.vetting import response_at
from vendors.enums import ResponseStatus

pytestmark = pytest.mark.django_db


def url(name, *args):
    return reverse(f"showcase:{name}", args=args)


def text(response):
    return response.content.decode()


def streams_of(pdf):
    """The unpacked parts of a PDF, its metadata among them."""
    for packed in re.findall(rb"stream\n(.*?)\nendstream", pdf, re.DOTALL):
        with suppress(zlib.error):
            yield zlib.decompress(packed)


def report_of(response, **words):
    return report_at(round=response.challenge.round, **words)


def test_reports_lists_published_ones_and_no_drafts(client):
    report = report_at()
    report_at(ReportStatus.DRAFT)
    response = client.get(url("reports"))
    assert list(response.context["page"]) == [report]


@pytest.mark.parametrize("many", [1, 30])
def test_reports_costs_the_same_at_any_length(client, django_assert_num_queries, many):
    for _ in range(many):
        report_at()
    with django_assert_num_queries(2):
        client.get(url("reports"))


@pytest.mark.parametrize("make", [None, people.officer, people.vendor_lead, people.assessor])
@pytest.mark.parametrize(
    ("page", "number"),
    [
        ("report", None),
        ("report_version", 1),
        ("report_pdf", 1),
        ("report_data", 1),
        ("report_table", 1),
    ],
)
def test_draft_report_for_others_than_staff_is_not_there(client, make, page, number):
    report = report_at(ReportStatus.DRAFT)
    if make:
        client.force_login(make())
    args = [report.slug] if number is None else [report.slug, number]
    assert client.get(url(page, *args)).status_code == 404


@pytest.mark.parametrize(
    "page", ["staff_report", "edit_report", "preview_report", "publish_report"]
)
@pytest.mark.parametrize("make", [people.officer, people.vendor_lead, people.assessor])
def test_staff_page_of_a_report_for_others_is_not_there(client, page, make):
    report = report_at(ReportStatus.DRAFT)
    client.force_login(make())
    assert client.get(url(page, report.slug)).status_code == 404


def test_report_leads_from_a_line_to_the_councils_own_words(client):
    challenge = challenge_at()
    page = text(client.get(url("report", report_at(round=challenge.round).slug)))
    sources = reverse("challenges:sources", args=[challenge.slug])
    assert f'href="{sources}"' in page
    assert challenge.sources.get().statement.challenge in text(client.get(sources))


def test_report_shows_the_latest_version_and_keeps_the_earlier_ones(client):
    report = report_at(introduction="First words.")
    save_report(
        report, notes={}, introduction="Second words.", by=people.staff(), at=timezone.now()
    )
    publish_report(report, reason="Clearer.", by=people.staff(), at=timezone.now())
    latest = text(client.get(url("report", report.slug)))
    earlier = text(client.get(url("report_version", report.slug, 1)))
    assert ("Second words." in latest, "First words." in latest) == (True, False)
    assert "What has changed: Clearer." in latest
    assert "First words." in earlier
    assert "An earlier version" in earlier


def test_report_of_a_version_that_is_not_there_is_not_there(client):
    assert client.get(url("report_version", report_at().slug, 2)).status_code == 404


def test_report_with_harmful_text_shows_it_as_text(client):
    page = text(client.get(url("report", report_at(learning="<script>alert(1)</script>").slug)))
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)" in page


def test_report_costs_the_same_whatever_it_tells(client, django_assert_num_queries):
    report = report_of(response_at(ResponseStatus.SHORTLISTED))
    with django_assert_num_queries(6):
        client.get(url("report", report.slug))


def test_report_as_json_is_the_file_its_fingerprint_was_taken_of(client):
    report = report_of(response_at(ResponseStatus.SHORTLISTED), learning="“Quotes” and 🎉")
    response = client.get(url("report_data", report.slug, 1))
    version = ReportVersion.objects.get()
    assert hashlib.sha256(response.content).hexdigest() == version.sha256
    assert json.loads(response.content) == version.content
    assert response["Access-Control-Allow-Origin"] == "*"
    assert version.sha256 in text(client.get(url("report", report.slug)))


def test_report_as_csv_has_a_line_for_each_response(client):
    told = response_at(ResponseStatus.SHORTLISTED)
    report = report_of(told)
    response = client.get(url("report_table", report.slug, 1))
    (line,) = csv.DictReader(io.StringIO(response.content.decode("utf-8-sig")))
    assert line["challenge"] == told.challenge.title
    assert line["solution"] == told.solution.name
    assert line["outcome"] == "Eligible"


def test_report_as_csv_runs_no_formula(client):
    challenge = challenge_at(title='=HYPERLINK("https://example.org")')
    report = report_at(round=challenge.round)
    response = client.get(url("report_table", report.slug, 1))
    (line,) = csv.DictReader(io.StringIO(response.content.decode("utf-8-sig")))
    assert line["challenge"].startswith("'=")


@pytest.mark.skipif(not can_print(), reason="the libraries that WeasyPrint needs are not here")
def test_report_as_pdf_is_an_accessible_pdf_and_is_made_once(client):
    report = report_of(response_at(ResponseStatus.SHORTLISTED))
    first = client.get(url("report_pdf", report.slug, 1))
    assert first["Content-Type"] == "application/pdf"
    assert any(b'pdfuaid:part="1"' in stream for stream in streams_of(first.content))
    assert client.get(url("report_pdf", report.slug, 1)).content == first.content


def test_report_where_nothing_can_be_printed_says_so(client, monkeypatch):
    for room in ("public", "files"):
        monkeypatch.setattr(f"showcase.views.reports.{room}.can_print", lambda: False)
    report = report_at()
    page = text(client.get(url("report", report.slug)))
    assert "The PDF cannot be made on this server." in page
    assert "report.pdf" not in page
    assert client.get(url("report_pdf", report.slug, 1)).status_code == 404


def test_report_is_begun_written_previewed_and_published(client):
    challenge = challenge_at()
    client.force_login(people.staff())
    begun = client.post(url("new_report"), {"round": challenge.round_id, "title": "Autumn"})
    report = Report.objects.get()
    assert begun["Location"] == url("edit_report", report.slug)
    note = f"note_{challenge.pk}"
    written = {"title": "Autumn", "introduction": "Hello.", note: "A **bold** note."}
    client.post(url("edit_report", report.slug), written)
    preview = text(client.get(url("preview_report", report.slug)))
    assert "A <strong>bold</strong> note." in preview
    assert "Only staff see it." in preview
    published = client.post(url("publish_report", report.slug))
    assert published["Location"] == url("report", report.slug)
    assert report.versions.get().content["challenges"][0]["note"] == "A **bold** note."


def test_publish_without_an_introduction_says_what_is_missing(client):
    report = report_at(ReportStatus.DRAFT, introduction="")
    client.force_login(people.staff())
    response = client.post(url("publish_report", report.slug))
    assert response.status_code == 422
    assert "Write the introduction first." in text(response)


def test_publish_again_without_saying_what_changed_is_refused(client):
    report = report_at()
    client.force_login(people.staff())
    response = client.post(url("publish_report", report.slug), {"reason": ""})
    assert response.status_code == 422
    assert "Say what has changed" in text(response)
    assert report.versions.count() == 1


def test_new_report_offers_only_rounds_that_have_none(client):
    taken, free = a_round(), a_round()
    report_at(round=taken)
    client.force_login(people.staff())
    form = client.get(url("new_report")).context["form"]
    assert free in form.fields["round"].queryset
    assert taken not in form.fields["round"].queryset


@pytest.mark.parametrize("many", [1, 30])
def test_staff_reports_costs_the_same_at_any_length(client, django_assert_num_queries, many):
    for _ in range(many):
        report_at(ReportStatus.DRAFT)
    client.force_login(people.staff())
    with django_assert_num_queries(6):
        client.get(url("staff_reports"))


def test_edit_report_changed_meanwhile_keeps_both_texts_until_saved_knowingly(client):
    challenge = challenge_at()
    report = report_at(ReportStatus.DRAFT, round=challenge.round)
    client.force_login(people.staff())
    page = url("edit_report", report.slug)
    seen = client.get(page).context["form"].initial["seen"]
    colleague = people.staff(name="Grace Hopper")
    save_report(report, notes={challenge.pk: "Her note."}, by=colleague, at=timezone.now())
    typed = {"title": "Mine", "introduction": "My words."}
    refused = client.post(page, {**typed, "seen": seen})
    assert refused.status_code == 422
    assert "Grace Hopper changed this while you were writing." in text(refused)
    assert "My words." in text(refused)
    assert report.challenge_notes.get().text == "Her note."
    again = refused.context["form"]["seen"].value()
    assert client.post(page, {**typed, "seen": again}).status_code == 302


def test_title_that_staff_write_after_publishing_is_public_with_the_next_version_only(client):
    by = people.staff()
    report = report_at()
    words = {"introduction": "Two councils told us.", "learning": "", "next_steps": ""}
    save_report(report, notes={}, by=by, at=timezone.now(), title="Not yet public", **words)
    for address in ("/", "/reports/"):
        page = client.get(address).content.decode()
        assert ("What we learned" in page, "Not yet public" in page) == (True, False)
