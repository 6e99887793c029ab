"""The pages of plain words say what the portal really does."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.utils.html import escape

from accounts.privacy.mapping import load
from showcase.stored import SCORE_KEYS, cookies
from tests.journeys import people

pytestmark = pytest.mark.django_db
SCRIPTS = [*Path(settings.BASE_DIR, "static").rglob("*.js")]
STORES = re.compile(r"(local|session)Storage|indexedDB|\.cookie\s*=[^=]")


def test_cookies_of_a_journey_are_those_the_cookie_page_names(client):
    officer = people.officer(people.council())
    met = set()
    for address, sent in [
        ("/account/login/", {"login": officer.email, "password": people.PASSWORD}),
        ("/account/", {"name": "Amara Osei"}),
    ]:
        client.get(address)
        client.post(address, sent)
        met |= set(client.cookies)
    assert met == {cookie.name for cookie in cookies()}


def test_cookie_page_names_every_cookie(client):
    page = client.get("/cookies/").content.decode()
    assert [c.name for c in cookies() if f"<code>{c.name}</code>" not in page] == []
    assert SCORE_KEYS in page


@pytest.mark.parametrize("path", ["/", "/challenges/", "/privacy/", "/cookies/"])
def test_public_page_sets_no_cookie(client, path):
    assert not client.get(path).cookies


def test_scripts_keep_nothing_in_the_browser_but_what_the_cookie_page_names():
    keepers = [p.name for p in SCRIPTS if STORES.search(p.read_text())]
    assert keepers == ["score-keys.js"]
    assert (
        f'const KEPT = "{SCORE_KEYS}"'
        in Path(settings.BASE_DIR, "static/score-keys.js").read_text()
    )


def test_privacy_notice_shows_every_purpose_with_its_rules(client, settings):
    settings.RETENTION_DAYS = {"needs": 12}
    page = client.get("/privacy/").content.decode()
    wanted = [words for p in load() for words in (p.what, p.why, p.basis, p.kept, p.seen_by)]
    assert [words for words in wanted if escape(words) not in page] == []
    assert "emptied 12 days after the event" in page


def test_privacy_notice_and_terms_lead_to_a_copy_and_to_closing(client):
    notice = client.get("/privacy/").content.decode()
    assert 'href="/account/copy/"' in notice
    assert 'href="/account/copy/close/"' in notice
    assert 'href="/account/copy/close/"' in client.get("/terms/").content.decode()


@pytest.mark.parametrize("page", ["privacy", "accessibility"])
def test_page_says_where_to_write_where_the_operator_names_a_mailbox(client, settings, page):
    address = f"/{page}/"
    assert "mailto:" not in client.get(address).content.decode()
    settings.OPERATOR_EMAIL = "howcanwe@northmere.example"
    assert 'href="mailto:howcanwe@northmere.example"' in client.get(address).content.decode()
