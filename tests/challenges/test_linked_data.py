"""What the heads of public pages say: one address, a title, data for search engines."""

import json

import pytest
from django.utils import timezone

from challenges.actions.challenges import revise_challenge
from tests.design.markup import Markup
from tests.journeys import people
from tests.journeys.challenges import challenge_at, question_on, theme

pytestmark = pytest.mark.django_db
SITE = "https://howcanwe.example"


@pytest.fixture
def read(client, settings):
    settings.SITE_URL = SITE

    def markup(address, **asked):
        return Markup.of(client.get(address, asked).content.decode())

    return markup


def data(markup):
    blocks = markup.all("script", type="application/ld+json")
    return {block["@type"]: block for block in (json.loads(block.text) for block in blocks)}


def told(markup, **names):
    return markup.one("meta", **names).get("content")


def test_challenge_page_says_who_asks_what_and_what_was_answered(read):
    challenge = challenge_at(title="Kerbs & roads", question="How can we mend “kerbs”?")
    asker = people.vendor_user(name="Sam Okafor")
    answered = question_on(challenge, "Offline?", answer="Yes.", by=asker)
    markup = read(challenge.get_absolute_url())
    found = data(markup)
    work = found["CreativeWork"]
    assert set(found) == {"CreativeWork", "BreadcrumbList"}
    assert (work["name"], work["headline"]) == ("Kerbs & roads", "How can we mend “kerbs”?")
    assert work["url"] == f"{SITE}/challenges/kerbs-roads/"
    assert [one["name"] for one in work["author"]] == [challenge.designers.get().name]
    (part,) = work["hasPart"]
    answered.refresh_from_db()
    assert (part["name"], part["acceptedAnswer"]["text"]) == ("Offline?", "Yes.")
    assert part["acceptedAnswer"]["url"] == f"{SITE}{answered.anchor}"
    assert "Sam Okafor" not in json.dumps(found)


def test_script_in_a_challenge_stays_inside_its_data(read):
    hostile = "</script><script>alert(1)</script>"
    challenge = challenge_at(title=f"Kerbs {hostile}", question=f"How can we {hostile}?")
    markup = read(challenge.get_absolute_url())
    assert data(markup)["CreativeWork"]["headline"] == f"How can we {hostile}?"
    assert [
        s.text for s in markup.all("script") if "alert" in (s.text or "") and not s.get("type")
    ] == []


def test_list_has_one_address_whatever_is_filtered_and_lists_its_page(read):
    challenge_at(title="Kerbs", question="How can we mend kerbs?")
    markup = read("/challenges/", q="kerbs", order="newest", page="1")
    assert markup.one("link", rel="canonical").get("href") == f"{SITE}/challenges/"
    assert told(markup, property="og:url") == f"{SITE}/challenges/"
    items = data(markup)["CollectionPage"]["mainEntity"]["itemListElement"]
    assert [(i["position"], i["name"], i["url"]) for i in items] == [
        (1, "How can we mend kerbs?", f"{SITE}/challenges/kerbs/")
    ]


def test_challenge_page_has_title_description_and_picture_to_share(read):
    challenge = challenge_at(title="Kerbs", question="How can we mend “kerbs” & more?")
    markup = read(challenge.get_absolute_url())
    assert markup.texts("title") == ["Kerbs – How can we"]
    assert {
        name: told(markup, property=f"og:{name}")
        for name in ("title", "description", "type", "url")
    } == {
        "title": "Kerbs",
        "description": "How can we mend “kerbs” & more?",
        "type": "article",
        "url": f"{SITE}/challenges/kerbs/",
    }
    assert told(markup, property="og:image").startswith(f"{SITE}/static/card")


def test_challenge_keeps_its_address_when_theme_title_and_words_change(read, client):
    challenge = challenge_at(title="Kerbs", in_theme=theme("Streets"))
    address = challenge.get_absolute_url()
    words = {"title": "Better kerbs", "theme": theme("Places")}
    revise_challenge(challenge, words, change_note="Moved.", by=people.staff(), at=timezone.now())
    assert client.get(address).context["text"]["theme"] == "Places"
    assert read("/challenges/", theme="places").one("link", rel="canonical") is not None
    assert [
        c.slug for c in client.get("/challenges/", {"theme": "places"}).context["page_obj"]
    ] == ["kerbs"]
    assert list(client.get("/challenges/", {"theme": "streets"}).context["page_obj"]) == []
