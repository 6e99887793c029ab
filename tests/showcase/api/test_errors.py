"""Every error is a problem in the shape of RFC 9457."""

import pytest
from django.test import override_settings

from tests.journeys import challenges

pytestmark = pytest.mark.django_db
LIST = "/api/v1/challenges/"


@pytest.mark.parametrize(
    ("address", "status", "kind", "parameters"),
    [
        ("/api/v1/nowhere", 404, "not-found", None),
        ("/api/v1/challenges/nothing-so-called/", 404, "not-found", None),
        (f"{LIST}?colour=red", 400, "request", ["colour"]),
        (f"{LIST}?format=xml", 400, "request", ["format"]),
        (f"{LIST}?order=newest", 400, "request", ["order"]),
        (f"{LIST}?theme=none", 400, "request", ["theme"]),
        (f"{LIST}?kind=%00", 400, "request", ["kind"]),
        (f"{LIST}?state=lost&region=moon", 400, "request", ["region", "state"]),
        (f"{LIST}?limit=0", 400, "request", ["limit"]),
        (f"{LIST}?limit=101", 400, "request", ["limit"]),
        (f"{LIST}?limit=many", 400, "request", ["limit"]),
        (f"{LIST}?cursor=cD1h", 400, "request", None),
        ("/api/v1/themes/?theme=one", 400, "request", ["theme"]),
    ],
)
def test_nonsense_is_answered_with_a_problem(client, address, status, kind, parameters):
    answer = client.get(address)
    body = answer.json()
    assert (answer.status_code, answer["Content-Type"]) == (status, "application/problem+json")
    assert (body["status"], body["instance"]) == (status, address)
    assert body["type"].endswith(f"/api/#problem-{kind}")
    assert parameters == (
        ("errors" in body and sorted(e["parameter"] for e in body["errors"])) or None
    )


def test_unknown_accept_is_answered_406_with_a_problem(client):
    answer = client.get(LIST, headers={"accept": "application/xml"})
    assert (answer.status_code, answer["Content-Type"]) == (406, "application/problem+json")
    assert answer.json()["title"] == "This interface answers in JSON only"


def test_writing_is_answered_405_with_a_problem(client):
    answer = client.post(LIST, {"title": "Ours"})
    assert (answer.status_code, answer["Content-Type"]) == (405, "application/problem+json")


def test_cursor_changed_by_a_letter_or_taken_to_another_list_is_refused(client):
    for title in ("First", "Second"):
        challenges.challenge_at(title=title)
    there = client.get(f"{LIST}?limit=1").json()["next"]
    elsewhere = there.replace("/challenges/", "/councils/")
    assert client.get(there).status_code == 200
    assert client.get(there[:-1] + ("a" if there[-1] != "a" else "b")).status_code == 400
    assert client.get(elsewhere).status_code == 400


@override_settings(API_RATE="2/min")
def test_third_request_is_answered_429_and_told_how_long_to_wait(client):
    answers = [client.get(LIST) for _ in range(3)]
    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert [answer["RateLimit-Remaining"] for answer in answers] == ["1", "0", "0"]
    assert {answer["RateLimit-Limit"] for answer in answers} == {"2"}
    assert 1 <= int(answers[2]["Retry-After"]) <= 60
    assert answers[2].json()["type"].endswith("#problem-rate")
