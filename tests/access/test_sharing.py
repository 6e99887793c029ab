"""What caches between us and our readers may keep: the same page for everybody, and nothing of anybody."""

import re

import pytest
from django.core.cache import cache
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import resolve, reverse

from showcase.api.interface.pages import NOUNS
from tests.access.rows import NOBODY, ROLES
from tests.access.table import TABLE

pytestmark = pytest.mark.django_db
# Without their records: a public page of each kind.
SHARED = {
    *("showcase:home", "challenges:list", "challenges:challenge", "challenges:sources"),
    *("challenges:versions", "challenges:version", "challenges:compare_versions"),
    *("vendors:solutions", "vendors:solution", "matching:how_it_works"),
    *("showcase:events", "showcase:event", "showcase:session"),
    "showcase:events_calendar",
    *("showcase:insights", "showcase:reports"),
    *("showcase:resources", "showcase:resource", "showcase:resource_version"),
    *("showcase:api", "showcase:api_changes", "showcase:api_ways_in", "showcase:api_document"),
    *("showcase:open_data", "showcase:data_dictionary"),
    *("showcase:data_editions", "showcase:data_edition", "showcase:data_file"),
    *("showcase:live_csv", "showcase:live_json"),
    *(f"showcase:api_{noun}" for noun in NOUNS),
    *(f"showcase:api_{noun}_one" for noun in NOUNS),
    *("showcase:open_contracting", "showcase:all_releases"),
    *("showcase:challenge_releases", "showcase:version_release"),
    *("showcase:notice", "showcase:notice_text", "showcase:notice_data"),
    *("showcase:report", "showcase:report_version", "showcase:report_pdf"),
    *("showcase:report_data", "showcase:report_table", "showcase:report_citation"),
    *("showcase:report_records", "showcase:report_records_of", "showcase:report_records_table"),
    *("showcase:figure_data", "showcase:figure_table"),
    *("showcase:records_data", "showcase:records_table"),
    *("showcase:privacy", "showcase:accessibility", "showcase:cookies", "showcase:terms"),
}
MOST_QUERIES = 12
TYPED_INTO = re.compile(
    rb'<form[^>]*method="post"(?:(?!</form>).)*<(?:textarea|input type="text)', re.S
)
PERSONAL = re.compile(rb"csrfmiddlewaretoken|Sign out|nonce-")


@pytest.mark.parametrize("row", [pytest.param(row, id=str(row)) for row in TABLE])
def test_only_public_pages_for_nobody_in_particular_may_be_shared(visits, row):
    shared = {role for role in ROLES if "public" in visits.to(row, "GET", role).cache_control}
    is_there = row.name in SHARED and row.expected("GET", NOBODY) == 200
    assert shared == ({NOBODY} if is_there else set())


@pytest.mark.parametrize(
    "row", [pytest.param(row, id=str(row)) for row in TABLE if row.who and NOBODY not in row.who]
)
def test_browser_stores_no_private_page_but_one_somebody_types_into(world, row):
    reader = next(role for role in ROLES if role in row.who)
    url = reverse(row.name, args=list(row.args(world.things)))
    with transaction.atomic():
        page = world.browsers[reader].get(url)
        is_typed_into = TYPED_INTO.search(_content(page))
        transaction.set_rollback(True)
    is_private = not resolve(url).func.view_class.permission.public
    if is_private and page.status_code == 200 and "text/html" in page["Content-Type"]:
        keeps = row.post != 405 or is_typed_into
        assert ("no-store" in page["Cache-Control"]) == (not keeps)


@pytest.mark.parametrize(
    "row", [pytest.param(row, id=str(row)) for row in TABLE if row.name in SHARED]
)
def test_shared_page_holds_nothing_of_its_reader(world, row):
    """Two strangers get the same bytes, and neither a cookie nor the token of a form."""
    url = reverse(row.name, args=list(row.args(world.things)))
    if row.expected("GET", NOBODY) != 200:
        return
    first, second = Client().get(url), Client(headers={"user-agent": "Another"}).get(url)
    assert not first.cookies
    if "pdf" not in first["Content-Type"]:  # each is printed anew, with its time
        content = _content(first)
        assert content == _content(second)
        assert not PERSONAL.search(content)


@pytest.mark.parametrize(
    "row", [pytest.param(row, id=str(row)) for row in TABLE if row.name in SHARED]
)
def test_shared_page_is_cheap_for_whoever_fetches_it_first(world, row):
    cache.clear()
    url = reverse(row.name, args=list(row.args(world.things)))
    with CaptureQueriesContext(connection) as queries:
        b"".join(Client().get(url))
    assert len(queries) <= MOST_QUERIES


def _content(response):
    return b"".join(response) if response.streaming else response.content
