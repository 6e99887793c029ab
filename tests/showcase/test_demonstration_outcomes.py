"""The demonstration responses, events and report agree about who was shown."""

import re
from collections import Counter

import pytest

from tests.showcase.demonstration_texts import (
    CHALLENGES,
    EVENTS,
    REPORTS,
    RESOURCES,
    RESPONSES,
    ROUNDS,
    SOLUTIONS,
    words,
)


def test_responses_show_every_state_and_fit_one_round():
    autumn = Counter(
        r["end_state"] for r in RESPONSES if CHALLENGES[r["challenge"]]["round"] == "autumn"
    )
    assert set(autumn) == {
        "draft",
        "offered",
        "shortlisted",
        "reserve",
        "not_shortlisted",
        "withdrawn",
    }
    assert autumn.total() >= 14
    assert [
        r
        for r in RESPONSES
        if CHALLENGES[r["challenge"]]["round"] != SOLUTIONS[r["solution"]]["round"]
    ] == []
    assert Counter((r["challenge"], r["solution"]) for r in RESPONSES).most_common(1)[0][1] == 1


def test_responses_keep_to_length():
    assert [r["solution"] for r in RESPONSES if not 60 <= words(r["text"]) <= 150] == []


def test_responses_are_offered_while_the_challenge_takes_solutions():
    def is_open(response):
        challenge = CHALLENGES[response["challenge"]]
        window = ROUNDS[challenge["round"]]
        solution_day = SOLUTIONS[response["solution"]]["submitted_day"]
        opens = max(window["solutions_open_day"], challenge["published_day"], solution_day)
        return opens <= response["offered_day"] <= min(window["solutions_close_day"], 0)

    assert [r["solution"] for r in RESPONSES if not is_open(r)] == []


def test_responses_shown_are_of_eligible_solutions_and_every_choice_has_feedback():
    shown = {
        SOLUTIONS[r["solution"]]["end_state"] for r in RESPONSES if r["end_state"] == "shortlisted"
    }
    assert shown == {"eligible", "eligible_with_conditions"}
    chosen = [
        r for r in RESPONSES if r["end_state"] in {"shortlisted", "reserve", "not_shortlisted"}
    ]
    assert [r["solution"] for r in chosen if not r["feedback"]] == []


def test_one_shortlist_is_prepared_whole_and_not_released():
    waiting = [r for r in RESPONSES if r["end_state"] == "offered"]
    of_one = {r["challenge"] for r in waiting if "prepared" in r}
    assert of_one == {"time-with-people"}
    chosen = [r["prepared"] for r in waiting if r["challenge"] in of_one]
    assert [one for one in chosen if not (one["reason"] and one["feedback"])] == []


@pytest.mark.parametrize("event", EVENTS, ids=lambda e: e["slug"])
def test_event_shows_exactly_the_shortlist_of_its_round(event):
    shortlisted = {
        (r["challenge"], r["solution"])
        for r in RESPONSES
        if r["end_state"] == "shortlisted" and CHALLENGES[r["challenge"]]["round"] == event["round"]
    }
    assert {
        (s["challenge"], solution) for s in event["sessions"] for solution in s["responses"]
    } == shortlisted


@pytest.mark.parametrize("event", EVENTS, ids=lambda e: e["slug"])
def test_event_sessions_follow_each_other_within_the_day(event):
    times = [t for s in event["sessions"] for t in (s["start"], s["end"])]
    assert times == sorted(times)
    assert (times[0], times[-1]) == (event["start"], event["end"])
    assert len(event["registrations"]) <= sum(place["capacity"] for place in event["places"])


def test_report_tells_of_each_challenge_of_its_round_after_the_event():
    held = {e["round"]: e["day"] for e in EVENTS}
    for report in REPORTS:
        assert set(report["challenge_notes"]) == {
            k for k, c in CHALLENGES.items() if c["round"] == report["round"]
        }
        assert held[report["round"]] < report["published_day"] < 0


def test_resources_are_of_both_kinds_and_their_links_lead_nowhere_real():
    assert {resource["kind"] for resource in RESOURCES} == {"guidance", "case_study"}
    links = [link["href"] for resource in RESOURCES for link in resource["links"]]
    assert [
        link for link in links if not re.fullmatch(r"https://[\w.-]+\.example/[\w/-]+", link)
    ] == []


@pytest.mark.parametrize("resource", RESOURCES, ids=lambda r: r["title"])
def test_resource_is_about_public_records_and_was_published_before_today(resource):
    states = {SOLUTIONS[slug]["end_state"] for slug in resource["solutions"]}
    assert states <= {"eligible", "eligible_with_conditions"}
    published = [CHALLENGES[slug]["published_day"] for slug in resource["challenges"]]
    assert max(published) < resource["published_day"] < 0
    assert resource["published_day"] < resource.get("revised_day", 0) <= 0
