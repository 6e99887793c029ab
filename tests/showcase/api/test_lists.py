"""Cursors, filters, headers and cost of the lists."""

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext

from challenges.filters import ChallengeFilter
from showcase.api.interface.pages import NOUNS
from showcase.api.records.challenges import ChallengesAsked
from showcase.api.records.solutions import Solutions
from tests.journeys import challenges
from tests.showcase.api.published import everything
from vendors.filters.public import SolutionFilter

pytestmark = pytest.mark.django_db
LIST = "/api/v1/challenges/"
QUERIES = {
    **{"challenges": 11, "solutions": 6, "events": 8, "reports": 2},
    **{"themes": 1, "councils": 3, "questions": 1},
}


def test_following_next_gives_every_record_once(client):
    slugs = sorted(challenges.challenge_at(title=f"Title {n}").slug for n in range(5))
    found, address = [], f"{LIST}?limit=2"
    while address:
        part = client.get(address).json()
        found += [record["id"] for record in part["results"]]
        address = part["next"]
    assert sorted(found) == slugs
    assert len(found) == 5


def test_filters_are_those_of_the_pages():
    assert set(ChallengesAsked.base_filters) == set(ChallengeFilter.base_filters) - {"order"}
    assert Solutions.filterset_class is SolutionFilter


def test_filter_leaves_what_the_page_leaves(client):
    challenges.challenge_at(title="One", in_theme=challenges.theme("Roads"))
    kept = challenges.challenge_at(title="Other", in_theme=challenges.theme("Homes"))
    found = client.get(f"{LIST}?theme={kept.theme.slug}").json()["results"]
    assert [record["id"] for record in found] == [kept.slug]


def test_filter_left_empty_leaves_everything_as_a_form_sends_it(client):
    challenges.challenge_at()
    found = client.get(f"{LIST}?state=&region=&q=&service_area=").json()["results"]
    assert len(found) == 1


def test_draft_is_in_no_list_and_at_no_address(client):
    draft = challenges.challenge_at("draft")
    assert client.get(LIST).json()["results"] == []
    assert client.get(f"{LIST}{draft.slug}/").status_code == 404


@pytest.mark.parametrize("noun", NOUNS)
def test_list_costs_the_same_for_one_and_for_more(client, noun):
    everything()
    once = _queries(client, noun)
    everything()
    assert once == _queries(client, noun) == QUERIES[noun]


def test_what_is_unchanged_is_answered_304_by_tag_and_by_date(client):
    challenge = challenges.challenge_at()
    first = client.get(LIST)
    by_tag = client.get(LIST, headers={"if-none-match": first["ETag"]})
    by_date = client.get(LIST, headers={"if-modified-since": first["Last-Modified"]})
    assert (by_tag.status_code, by_date.status_code) == (304, 304)
    assert by_tag["Last-Modified"] == first["Last-Modified"]
    challenges.supported(challenge)
    assert client.get(LIST, headers={"if-none-match": first["ETag"]}).status_code == 200


def test_any_site_may_read_and_is_told_so_beforehand(client):
    asked = client.options(LIST, headers={"origin": "https://example.com"})
    read = client.get(LIST, headers={"origin": "https://example.com"})
    wrong = client.get(f"{LIST}?limit=0")
    assert asked.status_code == 204
    assert asked["Access-Control-Allow-Methods"] == "GET, HEAD"
    assert {answer["Access-Control-Allow-Origin"] for answer in (asked, read, wrong)} == {"*"}


def _queries(client, noun):
    cache.clear()
    with CaptureQueriesContext(connection) as queries:
        assert client.get(f"/api/v1/{noun}/").status_code == 200
    return len(queries)
