import csv
from datetime import UTC, datetime

import pytest
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from tests.journeys import people
from vendors.actions.vetting.interests import declare_interest
from vendors.enums import ConflictKind
from workflow.engine import record
from workflow.models import Event

pytestmark = pytest.mark.django_db
AT = datetime(2024, 11, 14, 9, 30, tzinfo=UTC)
ADDRESS = reverse("accounts:log")


@pytest.fixture
def administrator(client):
    administrator = people.administrator(name="Grace Okoro")
    client.force_login(administrator)
    return administrator


def acts(client, **asked):
    page = client.get(ADDRESS, asked)
    return [act for _, act in page.context["lines"]]


def as_rows(response):
    text = b"".join(response).decode("utf-8-sig")
    return list(csv.DictReader(text.splitlines()))


def test_log_shows_newest_first_with_who_and_why(client, administrator):
    record(people.council(), "opened", by=None, at=AT)
    record(people.council(), "closed_early", by=administrator, at=AT, reason="No officers left.")
    page = client.get(ADDRESS).content.decode()
    assert acts(client)[:2] == ["Closed early", "Opened"]
    assert "No officers left." in page


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"who": "okoro"}, ["Closed"]),
        ({"act": "closed"}, ["Closed"]),
        ({"kind": "accounts.organisation", "act": "opened"}, ["Opened"]),
        ({"until-day": "14", "until-month": "11", "until-year": "2024"}, ["Opened"]),
        ({"since-day": "1", "since-month": "1", "since-year": "2999"}, []),
    ],
)
def test_log_narrows_to_what_is_asked_for(client, administrator, asked, found):
    council = people.council()
    record(council, "opened", by=None, at=AT)
    record(council, "closed", by=administrator, at=timezone.now())
    assert acts(client, **asked) == found


def test_log_of_one_record_has_its_lines_only(client, administrator):
    mine, other = people.council(), people.council()
    record(mine, "opened", by=None, at=AT)
    record(other, "opened", by=None, at=AT)
    found = client.get(ADDRESS, {"kind": "accounts.organisation", "record": mine.pk})
    assert {line.subject_id for line, _ in found.context["lines"]} == {mine.pk}


def test_file_holds_the_lines_of_the_filters_with_their_seals_and_is_logged(client, administrator):
    council = people.council()
    record(council, "opened", by=administrator, at=AT, reason="=1+1")
    connection.check_constraints()  # lines are sealed at commit
    asked = {"kind": "accounts.organisation", "record": council.pk, "act": "opened"}
    (row,) = as_rows(client.get(ADDRESS, {**asked, "download": "csv"}))
    assert (row["What"], row["Who"], row["Reason"]) == ("Opened", "Grace Okoro", "'=1+1")
    assert len(row["Seal"].split(":")[1]) == 64
    taken = Event.objects.get(name="take_list")
    narrowed = ["act", "download", "kind", "record"]
    assert taken.data == {"list": "log", "kind": "csv", "narrowed_by": narrowed}


def test_file_of_a_filter_that_makes_no_sense_is_as_empty_as_the_page(client, administrator):
    record(people.council(), "opened", by=administrator, at=AT)
    assert acts(client, kind="nonsense") == []
    assert as_rows(client.get(ADDRESS, {"kind": "nonsense", "download": "csv"})) == []


def test_whoever_declared_an_interest_reads_no_reasons(client, administrator):
    record(people.council(), "opened", by=None, at=AT, reason="Larkfield was late.")
    declare_interest(
        people.vendor(), kind=ConflictKind.PERSONAL, details="", by=administrator, at=AT
    )
    assert "Larkfield was late." not in client.get(ADDRESS).content.decode()
    assert "Reason" not in as_rows(client.get(ADDRESS, {"download": "csv"}))[0]


@pytest.mark.parametrize("lines", [1, 30])
def test_log_costs_the_same_at_any_length(client, administrator, django_assert_num_queries, lines):
    for _ in range(lines):
        record(people.council(), "opened", by=administrator, at=AT)
    with django_assert_num_queries(8):
        client.get(ADDRESS)


def test_signing_in_stands_in_the_log(client):
    officer = people.officer()
    client.post("/account/login/", {"login": officer.email, "password": people.PASSWORD})
    line = Event.objects.get(name="sign_in")
    assert (line.by, line.subject_id) == (officer, officer.pk)
