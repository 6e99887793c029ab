"""Role × address × method → answer, over the whole URLconf."""

from collections import Counter

import pytest
from django.urls import reverse

from accounts.pages.addresses import addresses
from accounts.pages.download import DownloadableList
from accounts.pages.guarded import Guarded
from tests.access.answers import ask
from tests.access.rows import NOBODY, ROLES, SIGN_IN
from tests.access.table import TABLE

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
def test_every_visitor_gets_what_the_table_says(visits, row):
    asked = [(method, role) for method in ("GET", "POST") for role in ROLES]
    found = {(method, role): visits.to(row, method, role) for method, role in asked}
    assert {visit for visit, answer in found.items() if answer.is_unlogged} == set()
    assert {visit: answer.status for visit, answer in found.items()} == {
        (method, role): row.expected(method, role) for method, role in asked
    }


def test_nobody_is_the_only_visitor_who_is_asked_to_sign_in(world):
    url = reverse("accounts:account")
    assert {role: ask(world, role, url).status for role in ROLES} == {
        role: SIGN_IN if role == NOBODY else 200 for role in ROLES
    }


LISTS = [one for one in OURS if issubclass(one.view.view_class, DownloadableList)]


@pytest.mark.parametrize("row", [row for row in TABLE if row.name in {one.name for one in LISTS}])
@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_list_that_is_not_public_is_logged_when_it_is_taken_as_a_file(world, row, kind):
    url = reverse(row.name, args=list(row.args(world.things)))
    for role in row.who - {NOBODY}:
        answer = ask(world, role, url, {"download": kind})
        assert (answer.status, answer.is_unlogged) == (200, False)
