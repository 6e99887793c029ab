"""The map of the site: all that is public, nothing else, and each of it there for whoever has no account."""

from urllib.parse import urlsplit

import pytest
from django.test import Client
from django.urls import resolve
from django.utils import timezone

from accounts.pages.addresses import addresses
from showcase.actions.open_data.keeping import withdraw_edition
from tests.journeys import people, resources, solutions
from tests.journeys.open_data import edition
from tests.showcase.open_data.published import SECRET, in_every_table, secrets
from tests.showcase.test_views_engines import mapped

pytestmark = pytest.mark.django_db
# Public pages that the map leaves out, each with its reason.
LEFT_OUT = {
    "challenges:sources": "part of its challenge, which links to it",
    "challenges:versions": "part of its challenge, which links to it",
    "challenges:version": "earlier words of its challenge",
    "challenges:compare_versions": "a question put to its challenge",
    "accounts:council_account": "a way to sign in",
    "accounts:closed": "the last page of somebody who leaves",
    "accounts:guest_copy": "a private link",
    "accounts:invitation": "a private link",
    "accounts:wake": "a private link",
    "metrics": "figures for whoever runs the site",
    "notifications:confirm": "a private link",
    "notifications:confirm_mailbox": "a private link",
    "notifications:notify_receipt": "an answer to a program",
    "notifications:stop": "a private link",
    "notifications:development_mail": "there on somebody's own machine alone",
    "showcase:material": "a file of its session, which links to it",
    "showcase:report_citation": "part of its version, which links to it",
    "showcase:report_records": "part of its version, which links to it",
    "showcase:report_records_of": "part of its version, which links to it",
    "matching:search": "answers to questions",
    "showcase:report_version": "the report leads to each of its versions",
    "showcase:resource_version": "earlier words of its resource",
    "showcase:notice": "part of its challenge, which links to it",
    "showcase:register": "a form of its event",
    "showcase:look_for_mail": "what follows the form",
}


@pytest.fixture
def map_of(client):
    in_every_table()
    secrets()
    resources.resource_at(title="How to ask")
    solutions.agreement()
    edition()
    return mapped(client)


def test_every_address_of_the_map_answers_whoever_has_no_account(map_of):
    found = {address: Client().get(urlsplit(address).path).status_code for address in map_of}
    assert set(found.values()) == {200}
    assert len(found) > 40


def test_map_names_nothing_that_is_not_public(map_of):
    assert [address for address in map_of if SECRET.lower() in address.lower()] == []


def test_every_kind_of_public_page_is_on_the_map_or_left_out_for_a_reason(map_of):
    on_it = {resolve(urlsplit(address).path).view_name for address in map_of}
    ours = [address for address in addresses() if not address.foreign]
    pages = {a.name for a in ours if a.permission and a.permission.public and _is_page(a.route)}
    assert sorted(pages - on_it - set(LEFT_OUT)) == []
    assert sorted(set(LEFT_OUT) & on_it) == []


def _is_page(route):
    """Neither a file, a feed, an answer to programs nor what a private link leads to."""
    parts = ("feed", "api/v1/", "registrations/", "health")
    return (not route or route.endswith("/")) and not any(part in route for part in parts)


def test_edition_that_was_taken_away_leaves_the_map(client):
    made = edition()
    assert any(made.get_absolute_url() in address for address in mapped(client))
    withdraw_edition(made, reason="Wrong.", by=people.administrator(), at=timezone.now())
    assert not any(made.get_absolute_url() in address for address in mapped(client))
