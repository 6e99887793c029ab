from django.test import RequestFactory

from design.site import site


def shown_on(path):
    return site(RequestFactory().get(path))


def test_navigation_marks_the_part_that_the_page_is_in():
    navigation = shown_on("/solutions/fieldnote/")["navigation"]
    assert [(link["text"], link["is_current"]) for link in navigation] == [
        ("Challenges", False),
        ("Solutions", True),
        ("Events", False),
        ("Reports", False),
        ("Insights", False),
    ]


def test_page_outside_every_part_marks_none():
    assert not any(link["is_current"] for link in shown_on("/work/")["navigation"])


def test_names_come_from_the_settings(settings):
    settings.OPERATOR_NAME = "Northmere Council"
    assert shown_on("/")["operator_name"] == "Northmere Council"


def test_every_link_of_header_and_footer_leads_to_a_page(client, db):
    links = [*shown_on("/")["navigation"], *shown_on("/")["footer_links"]]
    assert {client.get(link["href"]).status_code for link in links} == {200}
