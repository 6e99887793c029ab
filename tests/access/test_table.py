"""Role × address × method → answer, over the whole URLconf."""

from collections import Counter

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from accounts.pages.addresses import addresses
from accounts.pages.download import DownloadableList
from accounts.pages.guarded import Guarded
from tests.access.rows import NOBODY, ROLES, SIGN_IN
from tests.access.table import TABLE
from workflow.models import Event

pytestmark = pytest.mark.django_db
OURS = [address for address in addresses() if not address.foreign]


def test_every_address_of_ours_has_a_row_in_the_table():
    known = {row.name for row in TABLE}
    missing = sorted({address.name for address in OURS} - known)
    assert missing == [], f"Add a Row to tests/access/table for: {', '.join(missing)}"
    stray = sorted(known - {address.name for address in OURS})
    assert stray == [], f"tests/access/table has rows of no address: {', '.join(stray)}"


def test_no_case_stands_in_the_table_twice():
    assert [case for case, times in Counter(map(str, TABLE)).items() if times > 1] == []


@pytest.mark.parametrize("address", [pytest.param(a, id=a.name) for a in OURS])
def test_every_view_of_ours_declares_its_permission(address):
    view = getattr(address.view, "view_class", None)
    assert view is not None, "Views are classes."
    assert issubclass(view, Guarded), "Views come from accounts.pages.guarded.Guarded."
    assert address.permission is not None, "Declare `permission`."
    assert not any(hasattr(view, method) for method in ("put", "patch", "delete"))


@pytest.mark.parametrize("row", [pytest.param(row, id=str(row)) for row in TABLE])
def test_every_visitor_gets_what_the_table_says(world, row):
    url = reverse(row.name, args=list(row.args(world.things)))
    asked = [(method, role) for method in ("GET", "POST") for role in ROLES]
    found = {(method, role): _answer(world.browsers[role], method, url) for method, role in asked}
    assert found == {(method, role): row.expected(method, role) for method, role in asked}


def test_nobody_is_the_only_visitor_who_is_asked_to_sign_in(world):
    url = reverse("accounts:account")
    assert {role: _answer(world.browsers[role], "GET", url) for role in ROLES} == {
        role: SIGN_IN if role == NOBODY else 200 for role in ROLES
    }


def _answer(browser, method, url):
    """The status; SIGN_IN for the way to the sign-in page. What the request did is taken back."""
    browser = browser or Client()  # somebody not signed in comes with nothing
    with transaction.atomic():
        response = browser.get(url) if method == "GET" else browser.post(url)
        b"".join(response)  # what is streamed closes its file at the end
        is_private_file = _is_private_file(response)
        newest = _newest_line() if is_private_file else 0
        transaction.set_rollback(True)
    if is_private_file:
        assert newest > _newest_line(), f"{url} hands out a file that is not public, unlogged."
    leads_to_sign_in = getattr(response, "url", "").startswith("/account/login/")
    return SIGN_IN if leads_to_sign_in else response.status_code


def _is_private_file(response):
    """What is taken away by whoever may, and not by everybody."""
    asked = response.resolver_match
    permission = asked and getattr(getattr(asked.func, "view_class", None), "permission", None)
    is_file = "attachment" in response.get("Content-Disposition", "")
    return is_file and permission is not None and not permission.public


def _newest_line():
    return Event.objects.order_by("pk").values_list("pk", flat=True).last() or 0


LISTS = [one for one in OURS if issubclass(one.view.view_class, DownloadableList)]


@pytest.mark.parametrize("row", [row for row in TABLE if row.name in {one.name for one in LISTS}])
@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_list_that_is_not_public_is_logged_when_it_is_taken_as_a_file(world, row, kind):
    url = reverse(row.name, args=list(row.args(world.things)))
    for role in row.who - {NOBODY}:
        assert _answer(world.browsers[role], "GET", f"{url}?download={kind}") == 200
