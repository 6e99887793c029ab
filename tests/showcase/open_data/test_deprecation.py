"""What will go is said in the headers, the document, the dictionary and on a page, from one line of data."""

from datetime import UTC, date, datetime

import pytest

from showcase.api.interface import pages
from showcase.api.interface.document import described, mark_deprecated
from showcase.open_data import deprecation
from showcase.open_data.deprecation import DEPRECATED, Deprecated, headers
from showcase.open_data.editions.dictionary import table_schema
from showcase.open_data.tables.declared import NAMED

FIELD = Deprecated("themes", "name", date(2026, 12, 1), "Read `title`.", sunset=date(2029, 1, 1))
WHOLE = Deprecated("themes", "", date(2027, 1, 1), "Read the second version.")
PAGE = "https://howcanwe.example/api/changes/"


@pytest.fixture
def declared(monkeypatch):
    monkeypatch.setattr(deprecation, "DEPRECATED", (FIELD,))
    monkeypatch.setattr(pages, "DEPRECATED", (FIELD,))


def test_headers_are_those_of_the_two_standards():
    said = headers([WHOLE, FIELD], PAGE)
    moment = int(datetime(2026, 12, 1, tzinfo=UTC).timestamp())
    assert said == {
        "Deprecation": f"@{moment}",
        "Sunset": "Mon, 01 Jan 2029 00:00:00 GMT",
        "Link": f'<{PAGE}>; rel="deprecation"; type="text/html",'
        f' <{PAGE}>; rel="sunset"; type="text/html"',
    }


def test_without_a_day_it_goes_there_is_no_sunset():
    assert list(headers([WHOLE], PAGE)) == ["Deprecation", "Link"]
    assert headers([], PAGE) == {}


def test_less_than_two_years_of_notice_is_refused():
    with pytest.raises(ValueError, match="two years"):
        Deprecated("themes", "name", date(2026, 1, 1), "Read on.", sunset=date(2027, 12, 31))


@pytest.mark.django_db
def test_answer_with_a_deprecated_field_says_so_and_others_do_not(client, declared):
    told, other = client.get("/api/v1/themes/"), client.get("/api/v1/events/")
    assert told["Deprecation"] == "@1796083200"
    assert "/api/changes/" in told["Link"]
    assert "Deprecation" in told["Access-Control-Expose-Headers"]
    assert "Deprecation" not in other


@pytest.mark.django_db
def test_page_and_dictionary_say_what_goes_and_what_to_read_instead(client, declared):
    page = client.get("/api/changes/").content.decode()
    assert "themes: name" in page
    assert "1 January 2029" in page
    field = next(f for f in table_schema(NAMED["themes"])["fields"] if f["name"] == "name")
    assert field["description"].endswith("Read `title`. It goes on 2029-01-01.")
    assert "Read `title`." in client.get("/open-data/dictionary/").content.decode()


def test_document_marks_a_field_also_within_another_and_a_whole_address():
    document = described()
    mark_deprecated(document, FIELD)
    schemas = document["components"]["schemas"]
    assert schemas["ThemeRecord"]["properties"]["name"]["deprecated"] is True
    mark_deprecated(document, WHOLE)
    assert document["paths"]["/api/v1/themes/"]["get"]["deprecated"] is True
    deep = Deprecated("solutions", "vendor.town", date(2026, 12, 1), "Read on.")
    mark_deprecated(document, deep)
    assert schemas["VendorOf"]["properties"]["town"]["deprecated"] is True


def test_everything_declared_names_a_field_there_is():
    document = described()
    for one in DEPRECATED:
        mark_deprecated(document, one)


@pytest.mark.django_db
def test_page_says_that_nothing_goes_while_nothing_is_declared(client):
    assert DEPRECATED == ()
    assert "Nothing is to go" in client.get("/api/changes/").content.decode()
