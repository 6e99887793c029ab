"""What the interface gives is what the public page shows, field by field."""

import html
import re

import pytest
from django.conf import settings
from django.utils import dateformat
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.timezone import localtime

from showcase.api.interface.pages import NOUNS
from tests.showcase.api.published import SILENT, everything

pytestmark = pytest.mark.django_db
# Fields that say in a code what the page says in words, and how to say it.
DAYS = re.compile(r"^\d{4}-\d\d-\d\d$")
MOMENTS = re.compile(r"^\d{4}-\d\d-\d\dT")
# Stand in addresses and choices, not among the words: each with the reason why it gives nothing away.
CODES = {
    "id": "part of the address",
    "address": "the page itself",
    "status": "its words stand on the page",
    "size": "its words stand on the page",
    "region": "chosen in the filter of the list",
    "json": "a link of the page",
    "csv": "a link of the page",
    "sha256": "checked below as the fingerprint",
    "number": "the version",
    "version": "the version",
    "total": "a sum of what is named and not",
    "unnamed": "a number in words",
    "questions_until": "a day without its year",
    "answers_by": "a day without its year",
    "starts_at": "read as day and hours",
    "ends_at": "read as day and hours",
    "kind": "its words stand on the page",
    "mode": "its words stand on the page",
    "outcome": "its words stand on the page",
    "registration_closes_at": "read as day and hour",
    "round_id": "told by the downloads of the insights page",
    "regions": "chosen in the filter of the list",
}


@pytest.mark.parametrize("noun", NOUNS)
def test_every_word_of_a_record_stands_on_its_public_page(client, noun):
    everything()
    for record in client.get(f"/api/v1/{noun}/").json()["results"]:
        page = _pages_of(client, noun, record)
        missing = [(name, said) for name, said in _said(record) if said not in page]
        assert missing == []


@pytest.mark.parametrize("noun", NOUNS)
def test_council_that_would_rather_not_be_named_is_in_no_record(client, noun):
    everything()
    answer = client.get(f"/api/v1/{noun}/").content.decode()
    assert SILENT.lower() not in answer.lower()
    assert noun != "challenges" or '"unnamed":1' in answer


def _pages_of(client, noun, record):
    """Sessions of an event have pages of their own; a council has none."""
    if noun == "councils":
        addresses = [f"/challenges/{[*record['designed'], *record['shared']][0]}/"]
    else:
        sessions = [session["address"] for session in record.get("agenda", ())]
        addresses = [_here(address) for address in (record["address"], *sessions)]
    return " ".join(_text(client.get(address)) for address in addresses)


def _here(address):
    return address.removeprefix(settings.SITE_URL)


def _text(page):
    assert page.status_code == 200
    content = page.content.decode()
    return _even(html.unescape(re.sub(r"<[^>]+>", " ", content)) + " " + html.unescape(content))


def _said(value, name=""):
    """Pairs of field and the words it should have on the page."""
    if isinstance(value, dict):
        return [pair for key, part in value.items() for pair in _said(part, key)]
    if isinstance(value, list):
        return [pair for part in value for pair in _said(part, name)]
    if isinstance(value, (bool, type(None))) or name in CODES or value == "":
        return []
    return [(name, _even(_in_words(str(value))))]


def _in_words(value):
    if DAYS.match(value):
        return dateformat.format(parse_date(value), "j F Y")
    if value.startswith(settings.SITE_URL):
        return _here(value)
    if MOMENTS.match(value):
        return dateformat.format(localtime(parse_datetime(value)), "j F Y")
    return value


def _even(text):
    return re.sub(r"\s+", " ", text)
