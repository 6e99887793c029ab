"""The text of a market engagement notice: what regulation 17(2) asks, as far as the portal knows it."""

import pytest
from django.utils import timezone

from challenges.actions.challenges import close_challenge
from challenges.actions.designers import set_designers
from showcase.enums import EventStatus
from tests.journeys import challenges, people, showcase

pytestmark = pytest.mark.django_db


def parts_of(client, challenge):
    answer = client.get(f"/challenges/{challenge.slug}/market-engagement-notice.json")
    return {part["key"]: part for part in answer.json()["parts"]}


def test_notice_has_the_six_parts_of_the_regulation_in_their_order(client):
    parts = parts_of(client, challenges.challenge_at())
    assert [(part["clause"], key) for key, part in parts.items()] == [
        ("a", "contracting_authority"),
        ("b", "title"),
        ("c", "unique_identifier"),
        ("d", "subject_matter"),
        ("e", "closing_date"),
        ("f", "process"),
    ]


def test_fact_only_the_council_has_is_left_to_it_with_a_reason(client):
    parts = parts_of(client, challenges.challenge_at())
    asked = {key: len(part["missing"]) for key, part in parts.items() if part["missing"]}
    assert asked == {"contracting_authority": 4, "unique_identifier": 1, "subject_matter": 1}
    assert all(one["why"] for part in parts.values() for one in part["missing"])


def test_council_alone_is_the_authority_and_several_have_a_lead(client):
    challenge = challenges.challenge_at(by=people.officer(people.council("Northmere Council")))
    assert parts_of(client, challenge)["contracting_authority"]["text"] == "Northmere Council"
    people.council("Larkfield Council")
    names = ["Northmere Council", "Larkfield Council"]
    desk, now = people.desk(), timezone.now()
    set_designers(challenge, names, lead="Larkfield Council", by=desk, at=now)
    assert parts_of(client, challenge)["contracting_authority"]["text"] == (
        "Lead authority: Larkfield Council\nActing jointly with it: Northmere Council"
    )


def test_who_is_no_council_of_the_register_is_asked_about_instead_of_named_as_authority(client):
    challenge = challenges.challenge_at(by=people.officer(people.council("Northmere Council")))
    names = ["Northmere Council", "Carers’ Voice"]
    desk, now = people.desk(), timezone.now()
    set_designers(challenge, names, lead="Northmere Council", by=desk, at=now)
    authority = parts_of(client, challenge)["contracting_authority"]
    assert authority["text"] == "Northmere Council"
    assert "Carers’ Voice" in authority["missing"][0]["fact"]


def test_engagement_is_to_close_and_once_the_challenge_is_closed_it_did(client):
    challenge = challenges.challenge_at()
    assert parts_of(client, challenge)["closing_date"]["text"].startswith(
        "The engagement is to close on "
    )
    close_challenge(challenge, by=people.desk(), at=timezone.now())
    assert parts_of(client, challenge)["closing_date"]["text"].startswith(
        f"The engagement closed on {timezone.localdate().day} "
    )


def test_process_names_periods_and_events_and_no_private_link(client):
    challenge = challenges.challenge_at()
    event = showcase.event_at(round=challenge.round, venue="The Old Library")
    cancelled = showcase.event_at(EventStatus.CANCELLED, round=challenge.round, title="Off")
    for one in (event, cancelled):
        one.sessions.update(challenge=challenge)
    process = parts_of(client, challenge)["process"]["text"]
    assert "Questions of suppliers: until " in process
    assert f"Event: {event.title}, {event.when}, The Old Library" in process
    assert "Event: Off" not in process
    assert event.online_link not in process


def test_page_text_and_data_say_the_same(client):
    challenge = challenges.challenge_at()
    address = f"/challenges/{challenge.slug}/market-engagement-notice"
    page, text = client.get(f"{address}/").text, client.get(f"{address}.txt").text
    for part in parts_of(client, challenge).values():
        assert part["title"] in page
        assert part["title"].upper() in text
        assert part["text"] in text
        for one in part["missing"]:
            assert one["why"] in page
            assert f"[For the council to complete: {one['fact']}. {one['why']}]" in text


def test_notice_says_whose_decision_it_is_and_that_nothing_is_awarded(client):
    address = f"/challenges/{challenges.challenge_at().slug}/market-engagement-notice"
    for found in (client.get(f"{address}/").text, client.get(f"{address}.txt").text):
        assert "for each council to decide" in found
        assert "neither an award nor an endorsement" in found.replace("\n", " ")


@pytest.mark.parametrize("ending", ["/", ".txt", ".json"])
def test_notice_of_a_merged_challenge_leads_to_that_of_its_survivor(client, ending):
    round = challenges.open_round()
    survivor = challenges.challenge_at(round=round)
    merged = challenges.challenge_at(title="Forms", round=round)
    challenges.merged(survivor, merged)
    answer = client.get(f"/challenges/{merged.slug}/market-engagement-notice{ending}")
    assert answer.status_code == 302
    assert answer["Location"] == f"/challenges/{survivor.slug}/market-engagement-notice{ending}"


def test_challenge_page_leads_to_notice_and_releases(client):
    page = client.get(challenges.challenge_at().get_absolute_url()).text
    assert "/challenges/writing-up-visits/market-engagement-notice/" in page
    assert "/challenges/writing-up-visits/ocds.json" in page
