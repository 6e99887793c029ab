"""What search engines ask for: the map of the site, what to leave alone, data of home and events."""

import json
from xml.etree import ElementTree

import pytest
from django.utils import timezone

from challenges.actions.challenges import unpublish_challenge
from tests.design.markup import Markup
from tests.journeys import challenges, people, showcase, vetting

pytestmark = pytest.mark.django_db
SITE = "https://howcanwe.example"
NAME = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


@pytest.fixture(autouse=True)
def site(settings):
    settings.SITE_URL = SITE


def mapped(client):
    root = ElementTree.fromstring(client.get("/sitemap.xml").content)
    return {url.findtext(f"{NAME}loc"): url.findtext(f"{NAME}lastmod") for url in root}


def linked(client, address):
    markup = Markup.of(client.get(address).content.decode())
    return json.loads(markup.one("script", type="application/ld+json").text)


def test_sitemap_has_every_public_page_and_no_other(client):
    challenge = challenges.challenge_at(title="Kerbs")
    gone = challenges.challenge_at(title="Gone")
    unpublish_challenge(gone, reason="Wrong.", by=people.staff(), at=timezone.now())
    challenges.challenge_at("draft", title="Draft")
    solution = vetting.solution_at("eligible").solution
    vetting.solution_at("in_vetting")
    event, report = showcase.event_at("registration_open"), showcase.report_at("published")
    showcase.event_at("draft")
    found = mapped(client)
    shown = event.sessions.get()
    stated = challenge.sources.get().statement
    own = {
        f"{SITE}{address}"
        for address in (
            challenge.get_absolute_url(),
            stated.get_absolute_url(),
            f"/solutions/{solution.slug}/",
            "/agreement/1/",
            event.get_absolute_url(),
            f"{event.get_absolute_url()}sessions/{shown.pk}/",
            report.get_absolute_url(),
        )
    }
    lists = ("challenges", "solutions", "events", "reports", "resources", "insights")
    words = ("accessibility", "privacy", "cookies", "terms", "how-matching-works")
    data = ("open-data", "open-data/dictionary", "open-data/editions", "api", "api/changes")
    standard = "open-data/open-contracting"
    names = (*lists, *words, *data, standard)
    assert set(found) == own | {f"{SITE}/", *(f"{SITE}/{name}/" for name in names)}
    assert found[f"{SITE}{challenge.get_absolute_url()}"] is not None


@pytest.mark.parametrize("count", [1, 30])
def test_sitemap_costs_the_same_for_one_and_for_thirty(client, count, django_assert_num_queries):
    round, officer = challenges.open_round(), people.officer()
    for n in range(count):
        challenges.challenge_at(title=f"Kerbs {n}", round=round, by=officer)
    with django_assert_num_queries(11):
        found = mapped(client)
    assert sum("/challenges/kerbs" in address for address in found) == count


def test_robots_are_told_of_the_map_and_of_what_needs_an_account(client):
    response = client.get("/robots.txt")
    lines = response.content.decode().splitlines()
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert (lines[0], lines[-1]) == ("User-agent: *", f"Sitemap: {SITE}/sitemap.xml")
    assert {"Disallow: /staff/", "Disallow: /account/", "Disallow: /work/"} <= set(lines)


def test_home_says_what_the_site_is_and_how_to_search_it(client):
    found = linked(client, "/")
    assert (found["@type"], found["url"]) == ("WebSite", f"{SITE}/")
    assert found["potentialAction"]["target"] == f"{SITE}/search/?q={{words}}"


def test_event_says_when_and_where_but_not_the_link_to_join(client):
    secret = "https://meet.example/secret"
    event = showcase.event_at("registration_open", venue="Town hall", online_link=secret)
    found = linked(client, event.get_absolute_url())
    assert found["eventAttendanceMode"] == "https://schema.org/MixedEventAttendanceMode"
    assert [place["@type"] for place in found["location"]] == ["Place", "VirtualLocation"]
    assert secret not in json.dumps(found)


def test_solution_says_whose_it_is_and_nothing_like_a_rating(client):
    version = vetting.solution_at("eligible")
    address = f"/solutions/{version.solution.slug}/"
    assert linked(client, address) == {
        "@context": "https://schema.org",
        "@type": "Service",
        "@id": f"{SITE}{address}",
        "url": f"{SITE}{address}",
        "name": version.solution.name,
        "description": version.summary,
        "provider": {"@type": "Organization", "name": version.solution.vendor.name},
    }


def test_report_says_which_version_it_is_and_where_that_stays(client):
    report = showcase.report_at("published")
    version = report.versions.get()
    found = linked(client, report.get_absolute_url())
    assert (found["@type"], found["url"], found["version"], found["about"]) == (
        "Report",
        f"{SITE}{report.get_absolute_url()}1/",
        1,
        report.round.name,
    )
    assert found["name"] == version.content["title"]
