"""What each kind of record is shown as in results, and where it leads each reader."""

import io

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from matching.enums import Kind
from matching.findable import FINDABLE
from showcase.actions.resources.writing import save_resource
from spreadsheets.reading import read_rows
from tests.journeys import challenges, people, resources, showcase, solutions, vetting
from tests.journeys.rounds import past_round
from vendors.actions.supply.imports import import_solutions
from vendors.models import SolutionVersion
from vendors.solution_sheet import COLUMNS

pytestmark = pytest.mark.django_db
NOBODY = AnonymousUser()


def shown(kind, record, user=NOBODY):
    found = FINDABLE[kind].source.records().get(pk=record.pk)
    return FINDABLE[kind].show(found, user, timezone.now())


def test_challenge_is_shown_by_its_question_with_its_phase():
    challenge = challenges.challenge_at(title="Writing up visits")
    found = shown(Kind.CHALLENGE, challenge)
    assert (found.title, found.facts) == (
        challenge.question,
        ("Writing up visits", "Digital front door"),
    )
    assert found.state == ("Open for solutions", "sea")
    assert found.note.startswith("closes in ")
    assert (found.href, found.is_public) == (f"/challenges/{challenge.slug}/", True)


def test_challenge_in_draft_leads_staff_to_their_page_of_it():
    challenge = challenges.challenge_at("draft")
    found = shown(Kind.CHALLENGE, challenge, people.staff())
    assert found.state == ("Draft", "grey")
    assert (found.href, found.is_public) == (f"/staff/challenges/{challenge.slug}/", False)


def test_solution_is_shown_with_its_vendor_and_leads_everybody_to_its_public_page():
    lead = solutions.bound_vendor("Riverline Limited")
    version = vetting.solution_at("eligible", lead=lead, name="Fieldnote")
    for user in (NOBODY, lead, people.staff()):
        found = shown(Kind.SOLUTION, version, user)
        assert (found.title, found.facts) == ("Fieldnote", ("Riverline Limited",))
        assert (found.href, found.state) == ("/solutions/fieldnote/", ("Eligible", "sea"))
        assert found.is_public


def test_solution_in_vetting_leads_each_to_where_they_work_on_it():
    lead = solutions.bound_vendor()
    version = vetting.solution_at("in_vetting", lead=lead, name="Fieldnote")
    assessor = vetting.scoring(version).assessor
    assert {
        name: (found.href, found.state[0], found.is_public)
        for name, user in (("vendor", lead), ("staff", people.staff()), ("assessor", assessor))
        for found in [shown(Kind.SOLUTION, version, user)]
    } == {
        "vendor": ("/vendor/solutions/fieldnote/versions/1/", "In vetting", False),
        "staff": ("/staff/solutions/fieldnote/1/", "In vetting", False),
        "assessor": ("/assessor/", "In vetting", False),
    }


def test_listing_nobody_claimed_leads_staff_to_a_page_they_may_open(client):
    solutions.criteria_set()
    sheet = io.BytesIO(b"title,text,used_by\nPothole Watch,Finds potholes.,\n")
    rows = list(read_rows(sheet, columns=COLUMNS))
    import_solutions(rows, source="list.csv", round=past_round(), at=timezone.now())
    staff = people.staff()
    found = shown(Kind.SOLUTION, SolutionVersion.objects.get(), staff)
    assert (found.facts, found.state[0]) == (("Claimed by no vendor",), "Draft")
    client.force_login(staff)
    assert client.get(found.href).status_code == 200


def test_state_is_told_to_staff_and_vendor_in_their_own_words():
    version = vetting.solution_at("submitted")
    lead = solutions.lead_of(version)
    assert shown(Kind.SOLUTION, version, people.staff()).state == ("Check eligibility", "sun")
    assert shown(Kind.SOLUTION, version, lead).state == ("Received", "sun")


def test_event_is_shown_with_its_day_and_place():
    event = showcase.event_at()
    found = shown(Kind.EVENT, event)
    assert (found.title, found.facts) == ("Autumn showcase", (event.when, "Tolbooth Hall"))
    assert (found.href, found.state) == (f"/events/{event.slug}/", ("Registration open", "sea"))


def test_event_without_a_place_left_or_a_place_at_all_says_so():
    event = showcase.event_at(capacity=1, venue="")
    showcase.attendee(event)
    event.refresh_from_db()
    found = shown(Kind.EVENT, event)
    assert (found.facts[1], found.state) == ("Online", ("Full", "sun"))


def test_event_in_draft_leads_staff_to_their_page_of_it():
    event = showcase.event_at("draft")
    found = shown(Kind.EVENT, event, people.staff())
    assert (found.href, found.state) == (f"/staff/events/{event.slug}/", ("Draft", "grey"))
    assert not found.is_public


def test_report_is_shown_with_its_round_and_no_state():
    report = showcase.report_at()
    found = shown(Kind.REPORT, report)
    assert (found.title, found.facts) == ("What we learned", (report.round.name,))
    assert (found.href, found.state) == (f"/reports/{report.slug}/", None)


def test_report_in_draft_leads_staff_to_their_page_of_it():
    report = showcase.report_at("draft")
    found = shown(Kind.REPORT, report, people.staff())
    assert (found.href, found.state) == (f"/staff/reports/{report.slug}/", ("Draft", "grey"))
    assert not found.is_public


def test_report_is_shown_by_its_published_title_whatever_staff_write_for_the_next_version():
    report = showcase.report_at()
    report.title = "Not yet public"
    report.save(update_fields=["title"])
    assert shown(Kind.REPORT, report).title == "What we learned"


def test_resource_is_shown_with_its_kind_and_no_state():
    found = shown(Kind.RESOURCE, resources.resource_at(title="Asking well"))
    assert (found.title, found.facts, found.state) == ("Asking well", ("Guidance",), None)
    assert (found.href, found.is_public) == ("/resources/asking-well/", True)


def test_resource_is_found_by_its_published_words_whatever_staff_write_for_the_next_version():
    resource = resources.resource_at(title="Asking well", body="Ask.", tags=["speech"])
    save_resource(
        resource, title="Not yet", body="Rhubarb.", tags=[], by=people.staff(), at=timezone.now()
    )
    read = FINDABLE[Kind.RESOURCE].source
    text = read.read(read.records().get())
    assert (text.title, "Rhubarb" in text.body, text.labels) == ("Asking well", False, ("speech",))


@pytest.mark.parametrize("status", ["draft", "withdrawn"])
def test_resource_that_is_not_public_leads_staff_to_their_page_of_it(status):
    resource = resources.resource_at(status)
    found = shown(Kind.RESOURCE, resource, people.staff())
    assert found.href == f"/staff/resources/{resource.slug}/"
    assert (found.state[0], found.is_public) == (status.capitalize(), False)
    assert not FINDABLE[Kind.RESOURCE].visible_to(people.officer()).exists()
