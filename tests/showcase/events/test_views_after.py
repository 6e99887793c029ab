"""The pages of the day and of what follows."""

import pytest
from django.urls import reverse
from django.utils import timezone

from documents.actions import scan_document
from showcase.actions.events.agenda import show_responses
from showcase.actions.events.audience import answer_audience, ask_vendor
from showcase.actions.events.materials import add_material
from showcase.models import FollowUp
from tests.documents.uploads import upload
from tests.journeys import people
from tests.journeys.showcase import attendee, event_at, held, slot

pytestmark = pytest.mark.django_db


def url(name, *args):
    return reverse(f"showcase:{name}", args=args)


def text(response):
    return response.content.decode()


def page_of(shown):
    return url("session", shown.session.event.slug, shown.session.pk)


def test_check_in_of_a_found_guest_leads_back_to_what_was_looked_for(client):
    event = event_at()
    guest = attendee(event, "Ada Bright")
    client.force_login(people.staff())
    tap = url("check_in_one", event.slug, guest.pk)
    response = client.post(tap, {"q": "ada b"})
    assert response["Location"] == f"{url('check_in', event.slug)}?q=ada+b#guest-{guest.pk}"
    assert "Here" in text(client.get(response["Location"]))
    client.post(tap, {"undo": "1"})
    guest.refresh_from_db()
    assert guest.checked_in_at is None


def test_badges_have_name_organisation_and_kind_and_no_needs(client):
    event = event_at()
    attendee(event, "Ada Bright", organisation="Northmere", access_needs="A loop")
    client.force_login(people.staff())
    page = text(client.get(url("badges", event.slug)))
    assert "Ada Bright" in page
    assert "Northmere" in page
    assert "A loop" not in page


@pytest.mark.parametrize("many", [1, 30])
@pytest.mark.parametrize(("name", "queries"), [("check_in", 6), ("badges", 5)])
def test_lists_of_the_day_cost_the_same_at_any_length(
    client, django_assert_num_queries, name, queries, many
):
    event = event_at(capacity=40)
    for _ in range(many):
        attendee(event)
    client.force_login(people.staff())
    with django_assert_num_queries(queries):
        client.get(url(name, event.slug))


def test_session_page_offers_slides_once_they_are_scanned(client):
    shown = slot()
    facts = {"kind": "slides", "title": "The slides", "by": people.staff(), "at": timezone.now()}
    material = add_material(shown.session, upload=upload(), **facts)
    address = url("material", shown.session.event.slug, shown.session.pk, material.pk)
    assert "being scanned" in text(client.get(page_of(shown)))
    assert client.get(address).status_code == 404
    scan_document(material.document_id, at=timezone.now())
    assert address in text(client.get(page_of(shown)))
    download = client.get(address)
    assert b"".join(download.streaming_content)
    assert download["X-Content-Type-Options"] == "nosniff"


def test_new_material_wants_a_file_or_an_address(client):
    shown = slot()
    client.force_login(people.staff())
    page = url("new_material", shown.session.event.slug, shown.session.pk)
    typed = {"kind": "recording", "title": "Film"}
    assert "one of the two" in text(client.post(page, typed))
    client.post(page, {**typed, "link": "https://film.example.org/1"})
    assert shown.session.materials.get().link == "https://film.example.org/1"


def test_session_page_has_answered_questions_without_the_asker(client):
    shown = slot()
    guest = attendee(shown.session.event, "Ada Bright")
    for words in ("Is it quick?", "Is it dear?"):
        question = ask_vendor(shown, registration=guest, text=words, at=timezone.now())
    answer_audience(question, answer="No.", by=people.staff(), at=timezone.now())
    page = text(client.get(page_of(shown)))
    assert "Is it dear?" in page
    assert "Is it quick?" not in page
    assert "Ada Bright" not in page


def test_session_page_offers_a_meeting_to_councils_only(client):
    shown = slot()
    address = url("ask_for_meeting", shown.pk)
    assert address not in text(client.get(page_of(shown)))
    client.force_login(people.officer())
    assert address in text(client.get(page_of(shown)))
    form = client.get(address).context["form"]
    council = form.fields["council"].queryset.get()
    response = client.post(address, {"council": council.pk, "text": "A pilot?"})
    assert response["Location"] == reverse("challenges:contacts")


def test_questions_kept_when_the_slots_are_chosen_again():
    shown = slot()
    guest = attendee(shown.session.event)
    question = ask_vendor(shown, registration=guest, text="Is it quick?", at=timezone.now())
    chosen = {"by": people.staff(), "at": timezone.now(), "minutes": 15}
    show_responses(shown.session, [shown.response], **chosen)
    question.refresh_from_db()
    assert question.shown.minutes == 15


def test_registered_person_asks_and_says_how_it_was_by_link(client):
    shown = slot()
    event = shown.session.event
    guest = attendee(event)
    client.post(url("ask_vendor", guest.token), {"shown": shown.pk, "text": "Is it quick?"})
    assert guest.questions.get().text == "Is it quick?"
    held(event)
    client.post(url("give_feedback", guest.token), {"rating": "5", "liked": "The tea"})
    client.force_login(people.staff())
    page = text(client.get(url("opinions", event.slug)))
    assert "on average 5.0 of 5" in page
    assert "The tea" in page
    assert guest.name not in page


def test_both_sides_write_and_agree_on_their_pages(client):
    shown = slot()
    council = people.council()
    lead = shown.response.solution.vendor.memberships.active().get(role="vendor_lead").user
    one = FollowUp.objects.create(
        event=shown.session.event,
        response=shown.response,
        council=council,
        months=3,
        asked_at=timezone.now(),
    )
    for person in (people.officer(council), lead):
        client.force_login(person)
        page = client.get(one.get_absolute_url())
        assert "Public once both sides agree" in text(page)
        initial = page.context["form"].initial
        typed = {"outcome": "pilot", "words": "An hour a day.", "seen": initial["seen"]}
        client.post(one.get_absolute_url(), typed)
    client.logout()
    assert "An hour a day." in text(client.get(page_of(shown)))


@pytest.mark.parametrize("many", [1, 10])
def test_session_costs_the_same_at_any_length(client, django_assert_num_queries, many):
    shown = slot()
    guest = attendee(shown.session.event)
    for number in range(many):
        question = ask_vendor(shown, registration=guest, text=f"Q{number}?", at=timezone.now())
        answer_audience(question, answer="Yes.", by=people.desk(), at=timezone.now())
    with django_assert_num_queries(7):
        client.get(page_of(shown))


def test_agenda_of_several_days_says_each_day_once(client):
    shown = slot()
    page = text(client.get(url("event", shown.session.event.slug)))
    assert "agenda__day" not in page
