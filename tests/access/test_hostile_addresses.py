"""Addresses that no record can have."""

import re

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from accounts.pages.addresses import addresses
from tests.access.table import TABLE

pytestmark = pytest.mark.django_db
ROUTES = {address.name: address.route for address in addresses()}
WITH_TEXT = [row for row in TABLE if "<str:" in ROUTES[row.name]]


@pytest.mark.parametrize(
    "path",
    [
        "/open-data/editions/2026-11-25/a%00.csv",
        "/open-data/latest/a%00.csv",
        "/registrations/a%00/",
        "/invitations/a%00/",
    ],
)
def test_address_with_a_zero_byte_is_not_there(client, path):
    assert client.get(path).status_code == 404


@pytest.mark.parametrize(
    ("role", "name", "args", "query"),
    [
        ("staff", "showcase:check_in", lambda things: [things.event.slug], "q=a%00"),
        ("staff", "challenges:join_new", lambda things: [], "statement=a%00&also=%00"),
    ],
)
def test_zero_byte_in_a_query_finds_nothing(world, role, name, args, query):
    address = reverse(name, args=args(world.things))
    assert world.browsers[role].get(f"{address}?{query}").status_code in (200, 404)


def test_record_asked_for_by_no_number_is_a_bad_request(world):
    chosen = {"action": "delete_selected", "_selected_action": "%PDF-1.7"}
    address = reverse("admin:mfa_authenticator_changelist")
    assert world.browsers["administrator"].post(address, chosen).status_code == 400


@pytest.mark.parametrize("row", [pytest.param(row, id=str(row)) for row in WITH_TEXT])
def test_text_with_a_zero_byte_is_not_there_for_whoever_may_open_the_page(world, row):
    kinds = re.findall(r"<(\w+):", ROUTES[row.name])
    args = [
        "a\0" if kind == "str" else arg
        for kind, arg in zip(kinds, row.args(world.things), strict=True)
    ]
    address = reverse(row.name, args=args)
    assert {role: _status(world.browsers[role], address) for role in row.who} == dict.fromkeys(
        row.who, 404
    )


def _status(browser, address):
    with transaction.atomic():
        answer = (browser or Client()).get(address).status_code
        transaction.set_rollback(True)
    return answer
