import pytest
from django.test import Client

from accounts.sessions.times import STARTED
from tests.journeys import people


@pytest.fixture
def enter():
    """Somebody signs in by the page, as people do; on a browser that calls itself `agent`."""

    def come_in(person, agent="", code=""):
        browser = Client(headers={"user-agent": agent} if agent else None)
        browser.post("/account/login/", {"login": person.email, "password": people.PASSWORD})
        return browser

    return come_in


@pytest.fixture
def turn_back():
    """Put a moment of a browser's session into the past, by so many seconds."""

    def back(browser, seconds, *names):
        session = browser.session
        for name in names or (STARTED,):
            session[name] -= seconds
        session.save()

    return back
