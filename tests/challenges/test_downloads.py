"""Each filtered list as CSV and as a workbook."""

import csv
import io
from datetime import timedelta

import pytest
from django.utils import timezone
from openpyxl import load_workbook

from challenges.enums import StatementStatus
from tests.journeys import people
from tests.journeys.challenges import challenge_at, contact, open_round, statement_at
from vendors.actions.vetting.interests import declare_interest
from vendors.enums import ConflictKind

pytestmark = pytest.mark.django_db
QUEUE, WORK, PUBLIC, LOG = "/staff/statements/", "/staff/challenges/", "/challenges/", "/contacts/"


def lines(client, page, **query):
    answer = client.get(page, {"download": "csv", **query})
    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


def test_queue_as_csv_keeps_its_filters_and_says_all_the_words(client):
    client.force_login(people.staff())
    round = open_round()
    first = statement_at("submitted", round=round, challenge="=SUM(A1)")
    statement_at("submitted", question="How can we file elsewhere?")
    statement_at("rejected", round=round)
    (line,) = lines(client, QUEUE, round=round.slug)
    assert (line["Reference"], line["State"], line["What is the challenge?"]) == (
        first.reference,
        "Needs a first look",
        "'=SUM(A1)",
    )


def test_queue_as_csv_is_a_file_with_the_day_in_its_name(client):
    client.force_login(people.staff())
    answer = client.get(QUEUE, {"download": "csv"})
    day = timezone.localdate().isoformat()
    assert (answer["Content-Type"], answer["Content-Disposition"]) == (
        "text/csv; charset=utf-8",
        f'attachment; filename="statements-{day}.csv"',
    )


def test_queue_as_a_workbook_says_the_same(client):
    client.force_login(people.staff())
    statement = statement_at("submitted")
    answer = client.get(QUEUE, {"download": "xlsx"})
    sheet = load_workbook(io.BytesIO(b"".join(answer.streaming_content))).active
    told = [[cell.value for cell in row][:4] for row in sheet.iter_rows()]
    council = statement.council.name
    assert told == [
        ["Reference", "Question", "Council", "State"],
        [statement.reference, statement.question, council, "Needs a first look"],
    ]


def test_staff_challenges_as_csv_count_what_the_page_counts(client):
    client.force_login(people.staff())
    challenge_at(title="Wanted")
    challenge_at("draft", title="A draft")
    (line,) = lines(client, WORK, status="published")
    assert (line["Short title"], line["Sources"], line["To answer"]) == ("Wanted", "1", "0")


def test_public_challenges_as_csv_hold_no_draft(client):
    challenge_at(title="Public")
    challenge_at("draft", title="Secret draft")
    (line,) = lines(client, PUBLIC)
    assert (line["Short title"], line["State"], line["Designers"]) == ("Public", "Open", "1")


def test_contact_log_as_csv_shows_a_vendor_its_own_lines_without_people_of_the_lga(client):
    ours, challenge = people.vendor(), challenge_at()
    contact(challenge, ours, by=people.staff(name="Una Staffer"), subject="Ours")
    contact(challenge, people.vendor(), subject="Of others")
    client.force_login(people.vendor_user(ours))
    (line,) = lines(client, LOG)
    assert (line["From"], line["Person"], line["What"]) == ("LGA", "", "Ours")


def test_contact_log_as_csv_hides_a_vendor_from_staff_with_an_interest(client):
    person, vendor = people.staff(), people.vendor()
    contact(challenge_at(), vendor)
    facts = {"kind": ConflictKind.FINANCIAL, "details": "Shares.", "at": timezone.now()}
    declare_interest(vendor, by=person, **facts)
    client.force_login(person)
    assert lines(client, LOG) == []


@pytest.mark.parametrize("download", ["csv", "xlsx"])
@pytest.mark.parametrize("page", [QUEUE, WORK])
def test_list_of_staff_is_no_file_for_others(client, page, download):
    client.force_login(people.officer())
    assert client.get(page, {"download": download}).status_code == 404


def test_list_asked_for_as_something_else_is_the_page(client):
    assert client.get(PUBLIC, {"download": "pdf"}).status_code == 200


def test_page_of_a_list_links_to_its_files_with_the_filters_kept(client):
    client.force_login(people.staff())
    statement_at("submitted")
    page = client.get(QUEUE, {"state": "all", "page": "1"}).content.decode()
    assert 'href="?state=all&amp;download=csv"' in page
    assert 'href="?state=all&amp;download=xlsx"' in page


def test_statement_of_another_state_is_in_the_file_when_asked_for(client):
    client.force_login(people.staff())
    statement_at("rejected")
    (line,) = lines(client, QUEUE, state=StatementStatus.REJECTED)
    assert line["State"] == "Rejected"


@pytest.mark.parametrize(("page", "queries"), [(QUEUE, 6), (WORK, 5), (LOG, 5)])
@pytest.mark.parametrize("number", [1, 30])
def test_file_asks_the_same_number_of_queries_whatever_its_length(
    client, page, queries, number, django_assert_num_queries
):
    person, officer = people.staff(), people.officer()
    challenge, vendor = challenge_at(by=officer), people.vendor()
    for _ in range(number):
        statement_at("submitted", by=officer, round=challenge.round)
        contact(challenge, vendor, by=officer, at=timezone.now() - timedelta(days=1))
    client.force_login(person)
    with django_assert_num_queries(queries):
        lines(client, page)
