"""What a record says, as a page should say it, and what the page says."""

import html
import re

from django.conf import settings
from django.utils import dateformat
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.timezone import localtime

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


def text_of(page):
    assert page.status_code == 200
    content = page.content.decode()
    return _even(html.unescape(re.sub(r"<[^>]+>", " ", content)) + " " + html.unescape(content))


def here(address):
    return address.removeprefix(settings.SITE_URL)


def said_in(value, codes, name=""):
    """Pairs of field and the words it should have on the page; `codes` are passed over, like CODES."""
    if isinstance(value, dict):
        return [pair for key, part in value.items() for pair in said_in(part, codes, key)]
    if isinstance(value, list):
        return [pair for part in value for pair in said_in(part, codes, name)]
    if isinstance(value, (bool, type(None))) or name in {*CODES, *codes} or value == "":
        return []
    return [(name, _even(_in_words(str(value))))]


def _in_words(value):
    if DAYS.match(value):
        return dateformat.format(parse_date(value), "j F Y")
    if value.startswith(settings.SITE_URL):
        return here(value)
    if MOMENTS.match(value):
        return dateformat.format(localtime(parse_datetime(value)), "j F Y")
    return value


def _even(text):
    return re.sub(r"\s+", " ", text)
