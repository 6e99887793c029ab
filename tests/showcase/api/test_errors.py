"""Every error is a problem in the shape of RFC 9457."""

import re

import pytest
from django.db import connection
from django.test import Client, override_settings

from showcase.api.interface.pages import NOUNS
from showcase.api.interface.problems import server_error
from tests.journeys import challenges

pytestmark = pytest.mark.django_db
LIST = "/api/v1/challenges/"


@pytest.mark.parametrize(
    ("address", "status", "kind", "parameters"),
    [
        ("/api/v1/nowhere", 404, "not-found", None),
        ("/api/v1/challenges/nothing-so-called/", 404, "not-found", None),
        ("/api/v1/challenges/two%0Alines/", 404, "not-found", None),
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


@pytest.mark.parametrize(
    "address", ["/api/v1/", LIST, "/api/v1/challenges/one/", "/api/v1/no", "/api/v1/openapi.json"]
)
def test_program_that_asks_in_the_clear_is_refused_and_not_led_on(client, settings, address):
    settings.SECURE_SSL_REDIRECT = True
    answer = client.get(address)
    assert (answer.status_code, answer["Content-Type"]) == (403, "application/problem+json")
    assert answer.json()["type"].endswith("/api/#problem-https")
    assert client.get(address, secure=True).status_code in (200, 404)


def test_person_who_asks_in_the_clear_is_led_on(client, settings):
    settings.SECURE_SSL_REDIRECT = True
    assert client.get("/api/").url == "https://testserver/api/"


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


def test_error_of_ours_is_answered_with_a_problem_and_logged_under_its_identifier(caplog):
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE challenges_theme RENAME TO away")
    answer = Client(raise_request_exception=False).get("/api/v1/themes/")
    body = answer.json()
    assert (answer.status_code, answer["Content-Type"]) == (500, "application/problem+json")
    assert (body["status"], body["type"].split("#")[1]) == (500, "problem-error")
    assert re.fullmatch("[0-9a-f]{32}", body["request_id"])
    assert answer["X-Request-Id"] == body["request_id"]
    assert "challenges_theme" not in answer.text
    [line] = [one for one in caplog.records if one.name.startswith("showcase")]
    assert body["request_id"] in line.getMessage()
    assert "challenges_theme" in str(line.exc_info[1])


def test_what_breaks_outside_of_a_view_is_a_problem_below_the_interface_and_a_page_elsewhere(rf):
    answers = [server_error(rf.get(address)) for address in ("/api/v1/themes/", "/challenges/")]
    assert [answer.status_code for answer in answers] == [500, 500]
    types = [answer["Content-Type"].split(";")[0] for answer in answers]
    assert types == ["application/problem+json", "text/html"]


@pytest.mark.parametrize("noun", NOUNS)
def test_head_has_the_headers_of_the_answer_and_nothing_else(client, noun):
    whole, head = client.get(f"/api/v1/{noun}/"), client.head(f"/api/v1/{noun}/")
    kept = ("ETag", "Content-Type", "Access-Control-Allow-Origin", "Cache-Control")
    assert (head.status_code, head.content) == (200, b"")
    assert [head[name] for name in kept] == [whole[name] for name in kept]
    assert "RateLimit-Remaining" in head


@pytest.mark.parametrize("address", ["/api/v1/", LIST, f"{LIST}any-name/", "/api/v1/nowhere"])
def test_options_says_what_may_be_asked_without_looking_anything_up(client, address):
    answer = client.options(address)
    assert (answer.status_code, answer.content) == (204, b"")
    assert answer["Allow"] == "GET, HEAD, OPTIONS"
