import logging

import pytest
from django.urls import reverse

from tests.journeys import people

pytestmark = pytest.mark.django_db
ELSE = "the-wrong-words-altogether"


def guess(client, caplog, *addresses):
    with caplog.at_level(logging.WARNING, logger="security"):
        for address in addresses:
            client.post(reverse("account_login"), {"login": address, "password": ELSE})
    return [line.getMessage() for line in caplog.records if line.name == "security"]


def test_failed_sign_ins_stand_in_the_log_without_the_address(client, caplog):
    known, unknown = people.officer().email, "nobody@example.org"
    lines = guess(client, caplog, known, known.upper(), unknown)
    assert lines[0] == lines[1] != lines[2]
    assert [line for line in lines if "@" in line or known.split("@")[0] in line] == []


def test_too_many_guesses_stand_in_the_log(client, caplog):
    lines = guess(client, caplog, *["nobody@example.org"] * 7)
    assert lines[-1] == "Too many attempts at /account/login/."


def test_refused_page_stands_in_the_log_by_numbers_and_names_of_ours(client, caplog):
    officer = people.officer()
    client.force_login(officer)
    with caplog.at_level(logging.WARNING, logger="security"):
        client.get(reverse("accounts:log"))
    lines = [line.getMessage() for line in caplog.records if line.name == "security"]
    assert lines == [f"Person {officer.pk} may not open accounts:log."]
