"""The pages and files of the open data as everybody and as staff meet them."""

import hashlib
import json

import pytest
from django.test import override_settings
from django.urls import reverse
from django.utils import timezone

from showcase.models import DataEdition, DataRun
from showcase.open_data.tables.declared import TABLES
from tests.design.markup import Markup
from tests.journeys import people
from tests.journeys.challenges import challenge_at
from tests.journeys.open_data import cleared, edition
from tests.showcase.open_data.reading import content

pytestmark = pytest.mark.django_db
PAGE = "/open-data/"


def whole(response):
    return b"".join(response)


def test_page_before_the_first_edition_offers_the_records_as_they_are(client):
    page = client.get(PAGE).content.decode()
    assert "The first edition is made tonight" in page
    assert all(reverse("showcase:live_csv", args=[table.name]) in page for table in TABLES)


def test_page_lists_every_table_with_rows_size_sum_and_moment(client):
    challenge_at()
    made = edition()
    page = client.get(PAGE).content.decode()
    assert f'Edition <a href="{made.get_absolute_url()}">{made}</a>' in page
    for file in made.files.all():
        assert f"{file.sha256}  {file.name}" in page
        assert not file.table or f'href="{file.get_absolute_url()}"' in page
    assert 'rel="license"' in page
    assert "neither an award nor an endorsement" in page


@pytest.mark.parametrize("many", [1, 30])
def test_page_costs_the_same_after_one_edition_and_after_thirty(
    client, many, django_assert_num_queries
):
    made = edition()
    for n in range(1, many):
        facts = {"made_at": made.made_at, "shape": 1, "fingerprint": "0" * 64}
        DataEdition.objects.create(slug=f"2020-01-{n:02}", **facts)
    with django_assert_num_queries(3):
        client.get(PAGE)
    with django_assert_num_queries(3):
        client.get("/open-data/editions/")
    with django_assert_num_queries(2):
        client.get(made.get_absolute_url())


def test_file_is_what_its_sum_says_and_unchanged_for_whoever_has_it(client):
    challenge_at()
    file = edition().files.get(name="challenges.csv")
    first = client.get(file.get_absolute_url())
    assert hashlib.sha256(whole(first)).hexdigest() == file.sha256
    assert (first["Content-Type"], first["Access-Control-Allow-Origin"]) == (
        "text/csv; charset=utf-8",
        "*",
    )
    by_tag = client.get(file.get_absolute_url(), headers={"if-none-match": first["ETag"]})
    since = {"if-modified-since": first["Last-Modified"]}
    by_date = client.get(file.get_absolute_url(), headers=since)
    assert (by_tag.status_code, by_date.status_code) == (304, 304)


def test_latest_leads_to_the_file_of_the_newest_edition(client):
    edition()
    challenge_at()
    second = edition()
    answer = client.get("/open-data/latest/challenges.csv")
    assert (answer.status_code, answer.url) == (
        302,
        f"{second.get_absolute_url()}challenges.csv",
    )
    assert client.get("/open-data/latest/drafts.csv").status_code == 404


def test_file_that_was_taken_away_is_gone_and_its_page_says_why(client):
    gone = cleared()
    answer = client.get(f"{gone.get_absolute_url()}challenges.csv")
    assert answer.status_code == 410
    assert "It named somebody." in answer.content.decode()
    assert "no longer kept" in client.get(gone.get_absolute_url()).content.decode()
    assert client.get("/open-data/latest/challenges.csv").status_code == 404


def test_table_as_it_is_now_has_the_bytes_of_an_edition_made_now(client):
    challenge_at()
    made = edition()
    for ending in ("csv", "jsonl"):
        live = client.get(f"/open-data/now/challenges.{ending}", headers={"accept": "text/csv"})
        assert whole(live) == content(made, f"challenges.{ending}")
    assert client.get("/open-data/now/drafts.csv").status_code == 404


@override_settings(API_RATE="2/min")
def test_third_table_as_it_is_now_is_answered_429(client):
    answers = [client.get("/open-data/now/themes.csv") for _ in range(3)]
    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert [whole(answer) for answer in answers[:2]]
    assert answers[2]["Retry-After"]


def test_dictionary_has_every_column_of_every_table(client):
    page = client.get("/open-data/dictionary/").content.decode()
    for table in TABLES:
        assert f'id="{table.name}"' in page
        assert all(f"<code>{column.name}</code>" in page for column in table.columns)


def test_catalogue_names_every_table_with_its_files_and_the_licence(client):
    challenge_at(title="</script><b>Kerbs")
    made = edition()
    markup = Markup.of(client.get(PAGE).content.decode())
    found = json.loads(markup.one("script", type="application/ld+json").text)
    assert (found["@type"], len(found["dataset"])) == ("DataCatalog", len(TABLES))
    dataset = next(one for one in found["dataset"] if one["name"] == "Challenges")
    file = made.files.get(name="challenges.csv")
    assert dataset["distribution"][0] == {
        "@type": "DataDownload",
        "name": "challenges.csv",
        "encodingFormat": "text/csv",
        "contentUrl": f"http://127.0.0.1:8000{file.get_absolute_url()}",
        "contentSize": f"{file.size} B",
        "sha256": file.sha256,
    }
    assert dataset["license"].endswith("open-government-licence/version/3/")


def test_insights_name_every_figure_with_its_files_and_the_licence(client):
    challenge_at()
    markup = Markup.of(client.get("/insights/").content.decode())
    found = json.loads(markup.one("script", type="application/ld+json").text)
    regions = next(one for one in found["dataset"] if one["@id"].endswith("#regions"))
    files = [file["contentUrl"] for file in regions["distribution"]]
    assert (found["@type"], len(found["dataset"])) == ("DataCatalog", 11)
    assert [file.rpartition("/")[2] for file in files] == ["regions.csv", "regions.json"]
    assert regions["license"] == found["license"]


def test_staff_ask_for_an_edition_and_see_what_came_of_it(client):
    client.force_login(people.staff())
    answer = client.post("/staff/open-data/make/", follow=True)
    assert "It is being made" in answer.content.decode()
    again = client.post("/staff/open-data/make/", follow=True).content.decode()
    assert "An edition is being made already." in again
    assert DataRun.objects.get().outcome == ""
    assert "Being made" in again


def test_staff_read_what_went_wrong(client):
    client.force_login(people.staff())
    now = timezone.now()
    facts = {"begun_at": now, "ended_at": now, "outcome": "failed"}
    DataRun.objects.create(**facts, error="OSError: No space left")
    page = client.get("/staff/open-data/").content.decode()
    assert "The last run failed" in page
    assert "OSError: No space left" in page


def test_administrator_takes_an_edition_away_with_a_reason(client):
    made = edition()
    client.force_login(people.administrator())
    address = reverse("showcase:withdraw_edition", args=[made.slug])
    assert client.post(address, {"reason": ""}).status_code == 422
    assert client.post(address, {"reason": "It named somebody."}).status_code == 302
    made.refresh_from_db()
    assert made.cleared_because == "It named somebody."
    assert client.get(address).status_code == 404
