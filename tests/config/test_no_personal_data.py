"""Neither addresses nor logs nor error pages tell who somebody is."""

import logging
import re

import pytest
from django.test import Client
from django.urls import reverse

from accounts.pages.addresses import addresses
from tests.journeys import people
from tests.journeys.showcase import event_at

pytestmark = pytest.mark.django_db
PERSONAL = {"email", "mail", "address", "user", "username", "person"}
NAMES_OF_TABLES = {
    "showcase:data_file",
    "showcase:figure_data",
    "showcase:figure_table",
    "showcase:latest_data",
    "showcase:live_csv",
    "showcase:live_json",
    "showcase:records_data",
    "showcase:records_table",
}
NAME, ADDRESS = "Zebedee Quillfeather", "zebedee@quillfeather.example"


def test_no_address_of_a_page_is_made_of_what_tells_of_a_person():
    made_of = {
        (name, one.name)
        for one in addresses()
        for name in re.findall(r"<(?:\w+:)?(\w+)>", one.route)
    }
    assert {name for name, _ in made_of} & PERSONAL == set()
    assert {page for name, page in made_of if name == "name"} == NAMES_OF_TABLES


@pytest.fixture
def journey(caplog):
    """Signing up, in and wrongly, a new password, a name, a place at an event, pages that are not there."""
    caplog.set_level(logging.INFO)
    visitor = Client(raise_request_exception=False)
    person = people.officer(name=NAME, email=ADDRESS)
    sign_in = {"login": ADDRESS, "password": "not the right one at all"}
    visitor.post("/account/login/", sign_in)
    visitor.post("/account/password/reset/", {"email": ADDRESS})
    visitor.post("/account/signup/", {"email": ADDRESS, "password1": "x", "name": NAME})
    event = event_at()
    visitor.post(event.get_absolute_url() + "register/", {"name": NAME, "email": ADDRESS})
    pages = [visitor.get("/no-such-page/", {"email": ADDRESS})]
    visitor.post("/account/login/", {**sign_in, "password": people.PASSWORD})
    visitor.post(reverse("accounts:account"), {"name": f"{NAME} the Second"})
    visitor.get("/search/", {"q": NAME})
    pages.append(visitor.get("/staff/people/", {"words": NAME}))
    pages.append(visitor.post("/account/copy/", {"email": ADDRESS, "csrfmiddlewaretoken": "x"}))
    return person, pages, caplog


def test_no_log_line_of_a_journey_tells_who_somebody_is(journey):
    _, _, log = journey
    lines = [one.getMessage() for one in log.get_records("setup")]
    assert any(line.startswith("Sign-in failed") for line in lines)
    assert [line for line in lines if NAME in line or ADDRESS in line] == []


def test_error_pages_repeat_nothing_that_was_typed_into_the_address(journey):
    _, (missing, forbidden, _), _ = journey
    assert (missing.status_code, forbidden.status_code) == (404, 404)
    for page in (missing, forbidden):
        assert ADDRESS not in page.content.decode().split("<main")[1].split("</main")[0]
