"""Challenges as Open Contracting releases: valid, true to what was published, and never changing."""

import json
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from challenges.actions.challenges import close_challenge, revise_challenge
from challenges.actions.designers import set_designers
from challenges.actions.rounds import change_round
from challenges.actions.support import give_support
from challenges.answers import answers_of
from tests.journeys import challenges, people, showcase
from tests.showcase.contracting.standard import compiled, errors_in, errors_in_release

pytestmark = pytest.mark.django_db
TITLE = "Writing up visits"
ALL = "/open-data/open-contracting/releases.json"


def package_of(client, challenge):
    answer = client.get(f"/challenges/{challenge.slug}/ocds.json")
    assert answer.status_code == 200
    return answer.json()


def release_of(client, challenge, number=1):
    answer = client.get(f"/challenges/{challenge.slug}/versions/{number}/ocds.json")
    [release] = answer.json()["releases"]
    return release


def standing(client, challenge):
    """The release about what came after the last version."""
    return package_of(client, challenge)["releases"][-1]


def revised(challenge, **words):
    names = ("title", "question", "description", "why_it_matters", "considerations")
    area, kinds = challenge.service_area, list(challenge.kinds_of_ai.all())
    answers = {**answers_of(challenge, names), "theme": challenge.theme, "service_area": area}
    revise_challenge(
        challenge,
        {**answers, "kinds_of_ai": kinds, "is_health_or_care": False, **words},
        change_note="Clearer.",
        by=people.desk(),
        at=timezone.now(),
    )


def two_of_a_round():
    """Only challenges of one round can be merged."""
    round = challenges.open_round()
    return [challenges.challenge_at(title=title, round=round) for title in (TITLE, "Forms")]


def a_long_story():
    """Published, shared, revised, shown at an event, merged with another and closed."""
    challenge, other = two_of_a_round()
    challenges.supported(challenge)
    revised(challenge, description="Shorter.")
    challenges.merged(challenge, other)
    challenge.refresh_from_db()
    slot_for(challenge)
    close_challenge(challenge, by=people.desk(), at=timezone.now())
    return challenge, other


def slot_for(challenge):
    event = showcase.event_at(round=challenge.round, venue="The Old Library")
    event.sessions.update(challenge=challenge)
    return event


def test_releases_of_a_long_story_are_valid_by_the_schema_of_the_standard(client):
    for challenge in a_long_story():
        package = package_of(client, challenge)
        assert errors_in(package) == []
        assert errors_in_release(compiled(package)) == []
    everything = json.loads(b"".join(client.get(ALL)))
    assert errors_in(everything) == []
    assert len(everything["releases"]) == 6


def test_schema_finds_a_release_without_its_identifier_and_a_date_without_time(client):
    package = package_of(client, challenges.challenge_at())
    [release] = package["releases"]
    del release["ocid"]
    release["date"] = "2026-11-25"
    assert sorted(error.split(":")[0] for error in errors_in(package)) == [
        "['releases', 0, 'date']",
        "['releases', 0]",
    ]


def test_first_release_says_who_asks_why_and_until_when(client):
    council = people.council("Northmere Council", gss_code="E06000099")
    challenge = challenges.challenge_at(by=people.officer(council))
    release = release_of(client, challenge)
    party = {"id": "GB-GSS-E06000099", "name": "Northmere Council"}
    assert release["ocid"] == "ocds-unregistered-writing-up-visits"
    assert (release["id"], release["tag"]) == (f"{release['ocid']}-1", ["planning"])
    assert release["initiationType"] == "tender"
    assert release["buyer"] == party
    assert [(one["id"], one["roles"]) for one in release["parties"]] == [(party["id"], ["buyer"])]
    assert release["parties"][0]["identifier"]["scheme"] == "GB-GSS"
    assert challenge.question in release["planning"]["rationale"]
    assert [(one["id"], one["type"], one["status"]) for one in _milestones(release)] == [
        ("questions", "engagement", "scheduled"),
        ("answers", "engagement", "scheduled"),
        ("engagement", "engagement", "scheduled"),
    ]
    kinds = [one["documentType"] for one in release["planning"]["documents"]]
    assert kinds == ["marketEngagementNotice", "needsAssessment"]


def test_every_document_of_a_release_can_be_read(client, settings):
    release = release_of(client, challenges.challenge_at())
    for document in release["planning"]["documents"]:
        answer = client.get(document["url"].removeprefix(settings.SITE_URL))
        assert (answer.status_code, document["format"]) == (200, "text/html")


def test_release_of_a_version_stays_the_same_whatever_comes_after_it(client):
    (challenge, other), now = two_of_a_round(), timezone.now()
    before = release_of(client, challenge)
    challenges.supported(challenge)
    set_designers(challenge, ["Larkfield"], lead="Larkfield", by=people.desk(), at=now)
    dates = {"solutions_close_at": now + timedelta(days=90)}
    change_round(challenge.round, **dates, by=people.administrator(), at=now)
    slot_for(challenge)
    challenges.merged(challenge, other)
    close_challenge(challenge, by=people.desk(), at=now)
    assert release_of(client, challenge) == before
    assert package_of(client, challenge)["releases"][0] == before


def test_later_version_is_an_update_with_its_own_words_and_designers(client):
    challenge = challenges.challenge_at()
    revised(challenge, title="Visits")
    titles = [release_of(client, challenge, number)["title"] for number in (1, 2)]
    assert titles == ["Writing up visits", "Visits"]
    assert release_of(client, challenge, 2)["tag"] == ["planningUpdate"]
    assert len(package_of(client, challenge)["releases"]) == 2


def test_standing_release_says_what_came_after_the_last_version(client):
    challenge = challenges.challenge_at()
    assert len(package_of(client, challenge)["releases"]) == 1
    challenges.supported(challenge, people.council("Larkfield Council"))
    event = slot_for(challenge)
    now = standing(client, challenge)
    assert now["tag"] == ["planningUpdate"]
    assert now["parties"][-1] == {
        "id": "name-larkfield-council",
        "name": "Larkfield Council",
        "roles": ["interestedParty"],
    }
    assert _milestones(now)[-1]["id"] == f"event-{event.slug}"
    assert "The Old Library" in _milestones(now)[-1]["description"]
    assert event.online_link not in json.dumps(now)


def test_standing_release_changes_its_identifier_with_its_words(client):
    challenge = challenges.challenge_at()
    found = set()
    for _ in range(2):
        challenges.supported(challenge)
        found |= {standing(client, challenge)["id"] for _ in range(2)}
    assert len(found) == 2


def test_council_that_would_rather_not_be_named_is_in_no_release(client):
    challenge = challenges.challenge_at()
    silent = people.officer(people.council("Hushmere Council"))
    given = {"note": "Only Hushmere says so.", "is_named": False, "shows_note": False}
    council = challenges.council_of(silent)
    give_support(challenge, council=council, **given, by=silent, at=timezone.now())
    assert len(package_of(client, challenge)["releases"]) == 2
    assert "hushmere" not in client.get(f"/challenges/{challenge.slug}/ocds.json").text.lower()


def test_date_that_passed_is_met_and_one_ahead_at_the_end_is_not(client):
    ago = {"questions_close_at": timezone.now() - timedelta(days=1)}
    challenge = challenges.challenge_at(round=challenges.open_round(**ago))
    assert _milestones(release_of(client, challenge))[0]["status"] == "met"
    assert "dateMet" in _milestones(release_of(client, challenge))[0]
    close_challenge(challenge, by=people.desk(), at=timezone.now())
    states = [one["status"] for one in _milestones(standing(client, challenge))]
    assert states == ["met", "notMet", "notMet"]


def test_merged_challenge_and_its_survivor_name_each_other(client):
    survivor, merged = two_of_a_round()
    challenges.merged(survivor, merged)
    [carried] = release_of(client, survivor, 2)["relatedProcesses"]
    [into] = standing(client, merged)["relatedProcesses"]
    assert (carried["relationship"], carried["identifier"]) == (
        ["prior"],
        "ocds-unregistered-forms",
    )
    assert (into["relationship"], into["id"]) == (["x_mergedInto"], survivor.slug)


def test_draft_and_what_was_taken_off_have_no_releases(client):
    draft = challenges.challenge_at("draft")
    assert client.get(f"/challenges/{draft.slug}/ocds.json").status_code == 404
    assert client.get(f"/challenges/{draft.slug}/versions/1/ocds.json").status_code == 404
    assert client.get(ALL).status_code == 404


def test_prefix_of_the_settings_stands_before_every_identifier(client, settings):
    settings.OCID_PREFIX = "ocds-abc123"
    package = package_of(client, challenges.challenge_at())
    assert package["releases"][0]["ocid"] == "ocds-abc123-writing-up-visits"
    assert "not registered" not in client.get("/open-data/open-contracting/").text


def test_policy_says_that_the_prefix_is_not_registered(client):
    assert "The prefix is not registered yet" in client.get("/open-data/open-contracting/").text


def test_package_names_licence_policy_and_publisher_and_any_site_may_read_it(client, settings):
    answer = client.get(f"/challenges/{challenges.challenge_at().slug}/ocds.json")
    package = answer.json()
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert package["publicationPolicy"] == f"{settings.SITE_URL}/open-data/open-contracting/"
    assert "open-government-licence/version/3" in package["license"]
    assert package["publisher"]["name"] == settings.OPERATOR_NAME


@pytest.mark.parametrize("address", [ALL, "/challenges/writing-up-visits/ocds.json"])
def test_releases_cost_the_same_for_one_challenge_and_for_more(client, address):
    a_long_story()
    once = _queries(client, address)
    for number in range(3):
        challenges.supported(challenges.challenge_at(title=f"Another {number}"))
    assert _queries(client, address) == once


def _queries(client, address):
    with CaptureQueriesContext(connection) as queries:
        b"".join(client.get(address))
    return len(queries)


def _milestones(release):
    return release["planning"]["milestones"]
