"""What the pages show is in the interface, too: also of what was merged, lapsed, cancelled or withdrawn."""

import pytest
from django.utils import timezone

from showcase.enums import EventStatus
from tests.journeys import challenges, people, showcase, vetting
from tests.showcase.api.published import everything
from vendors.actions.supply.solutions import take_down_solution
from vendors.queries.supply.public import what_was_checked

pytestmark = pytest.mark.django_db


def record(client, noun, identifier):
    answer = client.get(f"/api/v1/{noun}/{identifier}/")
    assert answer.status_code == 200
    return answer.json()


def listed(client, noun):
    return [one["id"] for one in client.get(f"/api/v1/{noun}/").json()["results"]]


def merged_pair():
    round = challenges.open_round()
    survivor = challenges.challenge_at(round=round)
    merged = challenges.challenge_at(title="Forms", round=round)
    challenges.supported(merged)
    challenges.merged(survivor, merged)
    return survivor, merged


def test_merged_challenge_says_where_it_went_and_is_in_no_list(client):
    survivor, merged = merged_pair()
    told = record(client, "challenges", merged.slug)
    assert told["merged_into"] == survivor.slug
    assert (told["title"], told["phase"]["words"]) == ("Forms", "Merged")
    assert record(client, "challenges", survivor.slug)["merged_into"] is None
    assert listed(client, "challenges") == [survivor.slug]


def test_merged_challenge_says_no_more_than_its_page(client):
    _, merged = merged_pair()
    told = record(client, "challenges", merged.slug)
    left = ("supporters", "dates", "part_of", "service_area")
    assert [told[name] for name in left] == [None] * 4
    assert [told[name] for name in ("responses", "related", "merged_from", "kinds_of_ai")] == [
        []
    ] * 4


def test_survivor_names_what_was_merged_into_it(client):
    survivor, merged = merged_pair()
    assert record(client, "challenges", survivor.slug)["merged_from"] == [
        {"id": merged.slug, "question": merged.question}
    ]


def test_challenge_names_what_stands_around_it(client):
    challenge = everything().challenges
    told = record(client, "challenges", challenge.slug)
    around = {name: [one["id"] for one in told[name]] for name in ("related", "merged_from")}
    assert around == {"related": ["calls"], "merged_from": ["notes"]}
    assert told["part_of"]["id"] == "care-at-home"
    assert record(client, "challenges", "care-at-home")["bundles"][0]["id"] == challenge.slug
    assert record(client, "challenges", "calls")["related"][0]["id"] == challenge.slug
    assert (told["statements"], [one["number"] for one in told["versions"]]) == (2, [2, 1])
    assert [one["text"] for one in told["responses"]] == ["It drafts the record during the visit."]


def test_draft_that_is_linked_or_bundles_is_named_by_nobody(client):
    round = challenges.open_round()
    public = challenges.challenge_at(round=round)
    for title, together in (("Linked", challenges.linked), ("Bundle", challenges.bundled)):
        together(challenges.challenge_at("draft", title=title, round=round), public)
    told = record(client, "challenges", public.slug)
    assert (told["related"], told["part_of"]) == ([], None)


def test_solution_says_all_that_was_checked(client):
    version = vetting.solution_at("eligible")
    told = record(client, "solutions", version.solution.slug)
    on_the_page = [
        (
            part.title,
            [one.criterion.question for one in part.passed],
            [a.value for a in part.agreed],
        )
        for part in what_was_checked(version)
    ]
    assert on_the_page == [
        (part["title"], [m["question"] for m in part["met"]], [s["score"] for s in part["scored"]])
        for part in told["checked"]
    ]
    assert told["criteria_set"] == str(version.criteria_set)


def test_lapsed_solution_says_that_it_is_under_renewal_and_is_in_no_list(client):
    version = vetting.solution_at("lapsed")
    told = record(client, "solutions", version.solution.slug)
    page = client.get(told["address"].removeprefix("http://127.0.0.1:8000")).text
    assert told["status"] == "lapsed"
    assert told["since"] == timezone.localdate(version.lapsed_at).isoformat()
    assert told["being_renewed"] != []
    assert all(question in page for question in told["being_renewed"])
    assert listed(client, "solutions") == []


def test_solution_taken_down_has_neither_page_nor_record(client):
    version = vetting.solution_at("eligible")
    lead = version.solution.vendor.memberships.get(role="vendor_lead").user
    take_down_solution(version, by=lead, at=timezone.now())
    for address in ("/solutions/", "/api/v1/solutions/"):
        assert client.get(f"{address}{version.solution.slug}/").status_code == 404


def test_event_has_its_agenda_and_all_that_is_left_of_it(client):
    event = everything().events
    told = record(client, "events", event.slug)
    assert [session["title"] for session in told["agenda"]] == ["Welcome", "One question"]
    session = told["agenda"][1]
    assert session["challenge"]["id"] == "writing-up-visits"
    assert session["speakers"] == [
        {"name": "Ada Bright", "role": "Team manager", "organisation": "Fenwick"}
    ]
    assert session["materials"][0]["address"] == "https://video.example.org/visits"
    assert session["questions"][0]["answer"] == "Yes, for a day."
    assert session["what_happened_next"][0]["outcome"] == "pilot"
    assert told["places"][0] == {"who": "Anybody", "mode": "room", "capacity": 3, "left": 2}


def test_event_keeps_who_asked_and_the_way_in_to_itself(client):
    event = everything().events
    answer = client.get(f"/api/v1/events/{event.slug}/").text
    asker = event.registrations.get()
    assert not [word for word in (asker.name, asker.email, event.online_link) if word in answer]


def test_cancelled_event_says_why_and_offers_no_places(client):
    event = showcase.event_at(EventStatus.CANCELLED, by=people.desk())
    told = record(client, "events", event.slug)
    assert (told["why_cancelled"], told["places"]) == ("The roof leaks.", [])
    assert record(client, "events", showcase.event_at().slug)["why_cancelled"] is None
