import csv
import hashlib
import io
import json
import re

import pytest
from django.urls import reverse
from django.utils import timezone

from design.printing import can_print
from showcase.actions.reports import publish_report, save_report
from showcase.enums import ReportStatus
from showcase.models import Report, ReportVersion
from showcase.tasks import print_report
from tests.journeys import people
from tests.journeys.challenges import challenge_at
from tests.journeys.showcase import a_round, event_at, report_at
from tests.journeys.vetting import response_at
from vendors.enums import ResponseStatus

pytestmark = pytest.mark.django_db


def url(name, *args):
    return reverse(f"showcase:{name}", args=args)


def text(response):
    return response.content.decode()


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
def test_worker_prints_a_published_version_before_anybody_reads_it(monkeypatch, client):
    version = ReportVersion.objects.get(report=report_at())
    print_report(version.pk)
    monkeypatch.setattr("showcase.reports.printing.pdf_from", None)
    there = client.get(url("report_pdf", version.report.slug, 1))
    assert there.content.startswith(b"%PDF-")


def test_publishing_asks_a_worker_to_print(monkeypatch, django_capture_on_commit_callbacks):
    asked = []
    monkeypatch.setattr(
        "showcase.actions.reports.current_app.send_task", lambda *task: asked.append(task)
    )
    with django_capture_on_commit_callbacks(execute=True):
        version = ReportVersion.objects.get(report=report_at())
    assert ("showcase.tasks.print_report", [version.pk]) in asked


@pytest.mark.skipif(not can_print(), reason="the libraries that WeasyPrint needs are not here")
def test_report_as_pdf_is_made_once(client):
    report = report_of(response_at(ResponseStatus.SHORTLISTED))
    first = client.get(url("report_pdf", report.slug, 1))
    assert first["Content-Type"] == "application/pdf"
    assert first.content.startswith(b"%PDF-")
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


def test_save_and_preview_keeps_what_was_typed_and_shows_it(client):
    report = report_at(ReportStatus.DRAFT)
    client.force_login(people.staff())
    typed = {"title": "Mine", "introduction": "Typed just now.", "preview": "yes"}
    response = client.post(url("edit_report", report.slug), typed)
    assert response["Location"] == url("preview_report", report.slug)
    assert "Typed just now." in text(client.get(response["Location"]))
    assert f'href="{url("edit_report", report.slug)}"' in text(client.get(response["Location"]))


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("| a " * 7 + "|\n" + "|---" * 7 + "|", "a table of 1 rows and 7 columns"),
        ("| a |\n|---|\n" + "| b |\n" * 60, "a table of 61 rows and 1 columns"),
        ("a" * 20_001, "20000 characters"),
    ],
)
def test_edit_report_with_more_than_a_page_takes_is_refused_and_nothing_is_lost(
    client, typed, told
):
    report = report_at(ReportStatus.DRAFT)
    client.force_login(people.staff())
    response = client.post(
        url("edit_report", report.slug),
        {"title": "Mine", "introduction": "Kept.", "learning": typed},
    )
    assert response.status_code == 422
    assert told in text(response)
    assert response.context["form"]["learning"].value() == typed
    report.refresh_from_db()
    assert report.learning == ""


def test_report_with_a_broken_link_is_saved_and_named_but_not_published(client):
    report = report_at(ReportStatus.DRAFT, learning="See [this](/challenges/not-there/).")
    client.force_login(people.staff())
    named = "What we learned: “/challenges/not-there/” leads nowhere"
    for page in ("staff_report", "preview_report"):
        assert named in text(client.get(url(page, report.slug)))
    refused = client.post(url("publish_report", report.slug))
    assert refused.status_code == 422
    assert named in text(refused)
    assert report.versions.count() == 0


def test_broken_link_in_the_note_on_a_challenge_is_named_with_its_challenge(client):
    challenge = challenge_at()
    report = report_at(
        ReportStatus.DRAFT, round=challenge.round, notes={challenge.pk: "[x](/nowhere/)"}
    )
    client.force_login(people.staff())
    page = text(client.get(url("staff_report", report.slug)))
    assert f"Note on “{challenge.title}”: “/nowhere/” leads nowhere" in page


def test_all_versions_are_listed_on_each_of_them_with_its_own_address(client):
    report = report_at()
    publish_report(report, reason="Clearer.", by=people.staff(), at=timezone.now())
    for number in (1, 2):
        page = text(client.get(url("report_version", report.slug, number)))
        listed = page.split('id="versions"')[1].split("</section>")[0]
        assert re.findall(r'href="([^"]+)"', listed) == [
            url("report_version", report.slug, 2),
            url("report_version", report.slug, 1),
        ]


@pytest.mark.parametrize(
    ("page", "seconds"),
    [
        ("report_version", 60),
        ("report_data", 86_400),
        ("report_table", 86_400),
        ("report_records_table", 86_400),
    ],
)
def test_version_that_a_browser_has_is_not_sent_again(client, page, seconds):
    report = report_at()
    first = client.get(url(page, report.slug, 1))
    assert first["Cache-Control"] == f"public, max-age=0, s-maxage={seconds}"
    again = client.get(url(page, report.slug, 1), headers={"if-none-match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_report_page_says_how_to_check_its_fingerprint_with_the_name_the_file_gets(client):
    report = report_at()
    name = f"{report.slug}-version-1.json"
    assert f"sha256sum {name}" in text(client.get(url("report", report.slug)))
    assert (
        f'filename="{name}"'
        in client.get(url("report_data", report.slug, 1))["Content-Disposition"]
    )


def test_charts_have_a_title_a_description_and_a_table_beside_them(client):
    report = report_of(response_at(ResponseStatus.SHORTLISTED))
    page = text(client.get(url("report", report.slug)))
    charts = re.findall(r'<figure class="report-chart".*?</figure>', page, re.DOTALL)
    assert len(charts) == 5
    for chart in charts:
        labelled = re.search(r'aria-labelledby="(\S+)" aria-describedby="(\S+)"', chart)
        assert f'<title id="{labelled[1]}">' in chart
        described = re.search(rf'<desc id="{labelled[2]}">(.+?)</desc>', chart)[1]
        numbers = re.findall(r'<td class="number"><a [^>]+>(\d+) ', chart)
        assert re.findall(r": (\d+)", described) == numbers


def test_report_before_its_event_is_held_wants_a_tick_that_says_so(client):
    event = event_at()
    report = report_at(ReportStatus.DRAFT, round=event.round)
    client.force_login(people.staff())
    page = f"/staff/reports/{report.slug}/publish/"
    assert event.title in client.get(page).content.decode()
    refused = client.post(page)
    assert (refused.status_code, report.versions.count()) == (422, 0)
    assert "Mark the event as held first, or tick that you mean it" in refused.content.decode()
    assert client.post(page, {"early": "on"}).status_code == 302
    assert report.versions.count() == 1
