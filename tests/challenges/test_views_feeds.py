"""Atom feeds: the same filters as the list, names that stay, nothing that is not public."""

from datetime import UTC, datetime, timedelta
from xml.etree import ElementTree

import pytest
from django.urls import reverse
from django.utils import timezone

from challenges.actions.challenges import publish_challenge, revise_challenge, unpublish_challenge
from challenges.enums import ChallengeStatus as C
from tests.journeys import people
from tests.journeys.challenges import challenge_at, open_round, question_on, theme

pytestmark = pytest.mark.django_db
FEED = "/challenges/feed/"
ATOM = "{http://www.w3.org/2005/Atom}"
MONDAY = datetime(2026, 11, 23, 9, tzinfo=UTC)


def read(client, address, **asked):
    response = client.get(address, asked)
    assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
    return ElementTree.fromstring(response.content)


def texts(feed, tag):
    return [entry.findtext(f"{ATOM}{tag}") for entry in feed.iter(f"{ATOM}entry")]


def links(element):
    return {link.get("rel"): link.get("href") for link in element.findall(f"{ATOM}link")}


def published(title, at=MONDAY, **about):
    draft = challenge_at(C.DRAFT, title=title, question=f"How can we {title}?", **about)
    publish_challenge(draft, by=people.desk(), at=at)
    return draft


def revise(challenge, at):
    words = {"description": "Said better."}
    revise_challenge(challenge, words, change_note="Said better.", by=people.staff(), at=at)


def test_feed_has_public_challenges_last_changed_first(client):
    older, _ = published("mend kerbs"), published("plan care", at=MONDAY + timedelta(hours=1))
    challenge_at(C.DRAFT, title="Hidden")
    revise(older, MONDAY + timedelta(days=1))
    feed = read(client, FEED)
    assert texts(feed, "title") == ["How can we mend kerbs?", "How can we plan care?"]
    assert texts(feed, "published") == ["2026-11-23T09:00:00+00:00", "2026-11-23T10:00:00+00:00"]
    assert texts(feed, "updated") == ["2026-11-24T09:00:00+00:00", "2026-11-23T10:00:00+00:00"]
    assert feed.findtext(f"{ATOM}updated") == "2026-11-24T09:00:00+00:00"


def test_entry_keeps_its_name_when_words_and_theme_change(client, settings):
    settings.SITE_URL = "https://howcanwe.example"
    challenge = published("mend kerbs")
    before = texts(read(client, FEED), "id")
    revise(challenge, MONDAY + timedelta(days=1))
    challenge.theme = theme("Another")
    challenge.save()
    assert before == ["tag:howcanwe.example,2026-11-23:/challenges/mend-kerbs/"]
    assert texts(read(client, FEED), "id") == before


def test_feed_takes_the_filters_of_the_list_and_names_them(client):
    published("mend kerbs", in_theme=theme("Improving local places"))
    published("plan care", in_theme=theme("Social care"))
    feed = read(client, FEED, theme="social-care", q="planing", page="2", order="newest")
    assert texts(feed, "title") == ["How can we plan care?"]
    assert feed.findtext(f"{ATOM}title") == "Challenges: planing, Social care, Newest"
    query = "q=planing&theme=social-care&order=newest"
    assert links(feed) == {
        "alternate": f"http://testserver/challenges/?{query}",
        "self": f"http://testserver{FEED}?{query}",
    }


def test_feed_by_a_choice_that_is_gone_is_empty(client):
    published("mend kerbs")
    assert texts(read(client, FEED, theme="never-was"), "title") == []


@pytest.mark.parametrize("words", ["\x0b", "a\x00b", "\ufffe", "<b>&]]>"])
def test_feed_stays_well_formed_whatever_is_asked(client, words):
    published("mend kerbs")
    assert read(client, FEED, q=words).tag == f"{ATOM}feed"


def test_feed_shows_markup_in_words_as_text(client):
    published("mend kerbs", challenge="<script>alert(1)</script> & more\x0b")
    (summary,) = texts(read(client, FEED), "summary")
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; more" in summary


def test_list_names_the_feed_of_its_filters(client):
    published("mend kerbs")
    page = client.get("/challenges/", {"q": "kerbs", "page": "1"}).content.decode()
    assert 'rel="alternate" type="application/atom+xml"' in page
    assert 'href="/challenges/feed/?q=kerbs"' in page


@pytest.mark.parametrize("count", [1, 30])
def test_feed_costs_the_same_for_one_and_for_thirty(client, count, django_assert_num_queries):
    round, officer = open_round(), people.officer()
    for n in range(count):
        published(f"mend kerb {n}", round=round, by=officer)
    with django_assert_num_queries(4):
        feed = read(client, FEED)
    assert len(texts(feed, "title")) == count


def test_feed_of_a_challenge_has_its_versions_and_answers_without_who_asked(client):
    challenge = published("mend kerbs")
    revise(challenge, MONDAY + timedelta(days=1))
    asker = people.vendor_user(name="Sam Okafor")
    answered = question_on(challenge, "Offline?", answer="Yes.", by=asker)
    question_on(challenge, "My secret question", by=asker)
    feed = read(client, reverse("challenges:challenge_feed", args=[challenge.slug]))
    assert texts(feed, "title") == ["Answered: Offline?", "Version 2 published", "Published"]
    assert texts(feed, "summary")[:2] == ["<p>Yes.</p>", "<p>Said better.</p>"]
    entry = next(feed.iter(f"{ATOM}entry"))
    answered.refresh_from_db()
    assert links(entry) == {"alternate": f"http://testserver{answered.anchor}"}
    whole = ElementTree.tostring(feed, encoding="unicode")
    assert [name in whole for name in ("Sam Okafor", "secret")] == [False, False]


def test_feed_of_a_challenge_that_is_not_public_is_not_found(client):
    challenge = published("mend kerbs")
    address = reverse("challenges:challenge_feed", args=[challenge.slug])
    unpublish_challenge(challenge, reason="Wrong.", by=people.staff(), at=timezone.now())
    assert client.get(address).status_code == 404


def test_challenge_of_the_title_feed_does_not_take_the_feeds_address(client):
    challenge = published("Feed")
    assert challenge.get_absolute_url() == "/challenges/feed-2/"


@pytest.mark.parametrize("name", ["list", "challenge"])
def test_reader_who_has_the_newest_is_answered_304_until_something_changes(client, name):
    challenge = published("Mend kerbs")
    address = FEED if name == "list" else f"/challenges/{challenge.slug}/feed/"
    first = client.get(address)
    for header in (
        {"if-none-match": first["ETag"]},
        {"if-modified-since": first["Last-Modified"]},
    ):
        again = client.get(address, headers=header)
        assert (again.status_code, again.content) == (304, b"")
    later = MONDAY + timedelta(days=1)
    words = {"why_it_matters": "Falls."}
    revise_challenge(challenge, words, change_note="Why", by=people.staff(), at=later)
    for header in (
        {"if-none-match": first["ETag"]},
        {"if-modified-since": first["Last-Modified"]},
    ):
        assert client.get(address, headers=header).status_code == 200
