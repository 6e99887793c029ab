"""A visitor who asks too often is told when to try again; a broken cache stops nobody."""

import pytest
from django.core.cache import cache
from django.urls import reverse

from tests.journeys import people

SEARCH, SIMILAR = reverse("matching:search"), reverse("matching:similar")
pytestmark = pytest.mark.django_db


# Nothing listens there.
@pytest.fixture
def two_each(settings):
    cache.clear()
    settings.ACCOUNT_RATE_LIMITS = {"search": "2/5m/ip", "similar": "2/5m/user"}


def statuses(client, address, times=3, **more):
    return [client.get(address, **more).status_code for _ in range(times)]


def test_third_search_from_one_address_is_told_to_wait(client, two_each):
    assert statuses(client, SEARCH, times=2) == [200, 200]
    refused = client.get(SEARCH)
    assert (refused.status_code, refused["Retry-After"]) == (429, "300")
    assert "Wait five minutes" in refused.content.decode()


def test_another_address_is_counted_apart(client, two_each):
    statuses(client, SEARCH)
    assert client.get(SEARCH, REMOTE_ADDR="192.0.2.7").status_code == 200


def test_officers_behind_one_address_are_counted_each_for_themselves(client, two_each):
    client.force_login(people.officer())
    assert statuses(client, SIMILAR) == [200, 200, 429]
    client.force_login(people.officer())
    assert client.get(SIMILAR).status_code == 200


def test_visitor_who_must_sign_in_first_is_asked_to(client, two_each):
    assert statuses(client, SIMILAR) == [302, 302, 302]


def test_search_answers_while_the_cache_is_away(client, two_each, settings):
    nowhere = {"LOCATION": "redis://127.0.0.1:1"}
    settings.CACHES = {name: {**facts, **nowhere} for name, facts in settings.CACHES.items()}
    assert statuses(client, SEARCH) == [200, 200, 200]
    assert client.get(SEARCH, {"q": "potholes"}).status_code == 200
