import pytest
from django.urls import reverse

from tests.design.markup import Markup


@pytest.fixture
def gallery(client, settings):
    settings.SHOW_COMPONENT_GALLERY = True
    return Markup.of(client.get(reverse("design:gallery")).content.decode())


def test_gallery_shows_each_component_with_its_source(gallery):
    sections = gallery.all("section", class_="specimen")
    assert len(sections) == 25
    assert all(section.find(".//code").text for section in sections)


def test_gallery_has_no_inline_style_script_or_handler(gallery):
    elements = list(gallery.root.iter())
    inline = [
        e for e in elements if "style" in e.attrib or any(a.startswith("on") for a in e.attrib)
    ]
    run = [s for s in gallery.all("script") if s.get("type") != "application/ld+json"]
    scripts = [s for s in run if not s.get("src")]
    assert (inline, scripts, gallery.all("style")) == ([], [], [])


def test_gallery_uses_no_id_twice(gallery):
    assert len(gallery.ids()) == len(set(gallery.ids()))


def test_gallery_where_it_is_not_wanted_is_not_found(client, settings):
    settings.SHOW_COMPONENT_GALLERY = False
    assert client.get(reverse("design:gallery")).status_code == 404


def test_page_has_title_navigation_operator_and_open_graph(gallery):
    assert gallery.texts("title")[0] == "Components – How can we"
    assert gallery.one("meta", property="og:title").get("content") == "Components"
    navigation = gallery.one("nav", aria_label="Main")
    assert [a.text for a in navigation.iter("a")][:5] == [
        "Challenges",
        "Solutions",
        "Events",
        "Reports",
        "Insights",
    ]
    assert "Local Government Association" in "".join(gallery.one("footer").itertext())


def test_page_that_is_not_there_wears_the_dress(client):
    response = client.get("/nowhere/")
    assert response.status_code == 404
    assert Markup.of(response.content.decode()).texts("h1") == ["Page not found"]
