"""Feeds of the showcase, read by a reader that is not ours."""

import feedparser
import pytest
from django.urls import reverse
from django.utils import timezone

from showcase.actions.events.planning import cancel_event
from showcase.open_data.feeds import FEEDS
from tests.journeys import challenges, people, showcase, vetting
from tests.journeys.open_data import edition

pytestmark = pytest.mark.django_db
OURS = ("answers", "solutions", "events", "reports", "editions")
ODD = "</script> & <b>\x0b"


def read(client, name):
    answer = client.get(f"/feeds/{name}/")
    assert (answer.status_code, answer["Content-Type"].split(";")[0]) == (
        200,
        "application/atom+xml",
    )
    feed = feedparser.parse(answer.content)
    assert (feed.bozo, feed.version) == (False, "atom10")
    return feed


@pytest.fixture(scope="module")
def published(lasting):
    """Something in every feed, beside a draft of it."""
    with lasting():
        challenges.question_on(challenges.challenge_at(), "Is it waiting?")
        challenges.question_on(challenges.challenge_at(), f"Which {ODD}?", answer=f"All {ODD}.")
        vetting.solution_at("eligible")
        vetting.solution_at("in_vetting", name="Secret")
        showcase.event_at(title=f"Showcase {ODD}")
        showcase.event_at("draft", title="Secret")
        showcase.report_at()
        showcase.report_at("draft")
        edition()


@pytest.mark.parametrize("name", OURS)
def test_feed_is_valid_and_tells_of_what_is_public_alone(client, published, name):
    feed = read(client, name)
    (entry,) = feed.entries
    assert feed.feed.title.startswith("How can we: ")
    assert feed.feed.author == "Local Government Association"
    assert entry.id.startswith("tag:")
    assert entry.updated_parsed >= entry.published_parsed
    assert client.get(entry.link.removeprefix("http://testserver")).status_code == 200
    assert "Secret" not in str(feed)
    assert "<script" not in str(entry.get("summary", ""))


@pytest.mark.parametrize("name", OURS)
def test_feed_with_nothing_in_it_is_valid_too(client, name):
    assert read(client, name).entries == []


@pytest.mark.parametrize("name", OURS)
def test_whoever_has_the_newest_already_is_answered_304(client, published, name):
    first = client.get(f"/feeds/{name}/")
    again = client.get(f"/feeds/{name}/", headers={"if-none-match": first["ETag"]})
    assert again.status_code == 304


def test_cancelled_event_is_the_same_entry_with_another_title(client):
    event = showcase.event_at(title="Autumn")
    before = read(client, "events").entries[0]
    cancel_event(event, reason="Rain.", by=people.desk(), at=timezone.now())
    after = read(client, "events").entries[0]
    assert (after.id, after.title) == (before.id, "Cancelled: Autumn")
    assert after.updated_parsed >= before.updated_parsed


def test_every_feed_is_named_on_the_open_data_page_for_people_and_for_readers(client):
    page = client.get("/open-data/").content.decode()
    for feed in FEEDS:
        address = reverse(feed.url_name)
        assert f'title="{feed.title}" href="{address}"' in page
        assert f'<a href="{address}">{feed.title}</a>' in page


@pytest.mark.parametrize(
    ("page", "feed"),
    [
        ("/challenges/", "/feeds/answers/"),
        ("/solutions/", "/feeds/solutions/"),
        ("/events/", "/feeds/events/"),
        ("/reports/", "/feeds/reports/"),
        ("/open-data/editions/", "/feeds/editions/"),
    ],
)
def test_list_names_its_feed_in_its_head(client, page, feed):
    link = '<link rel="alternate" type="application/atom+xml"'
    heads = client.get(page).content.decode().split("</head>")[0].split(link)[1:]
    assert any(f'href="{feed}"' in head.split(">")[0] for head in heads)


@pytest.mark.parametrize("many", [1, 30])
def test_feed_of_answers_costs_the_same_for_one_and_for_thirty(
    client, many, django_assert_num_queries
):
    challenge = challenges.challenge_at()
    for n in range(many):
        challenges.question_on(challenge, f"Question {n}?", answer="Yes.")
    with django_assert_num_queries(1):
        assert len(read(client, "answers").entries) == many
