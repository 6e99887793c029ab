"""What may be kept by whoever fetches a page: never anything of a visitor."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.journeys import people
from tests.journeys.challenges import challenge_at
from tests.journeys.showcase import a_round

pytestmark = pytest.mark.django_db


@pytest.fixture
def address():
    a_round()
    return reverse("showcase:insights")


def test_page_for_nobody_in_particular_may_be_shared_for_a_minute(client, address):
    response = client.get(address)
    assert response["Cache-Control"] == "public, max-age=0, s-maxage=60"
    assert response["Vary"] == "Cookie"
    assert not response.cookies


def test_page_read_already_is_not_sent_again(client, address):
    known = client.get(address)["ETag"]
    again = client.get(address, headers={"if-none-match": known})
    assert (again.status_code, again.content) == (304, b"")
    assert again["Cache-Control"] == "public, max-age=0, s-maxage=60"


def test_page_that_changed_is_sent_anew(client, address):
    known = client.get(address)["ETag"]
    challenge_at()
    again = client.get(address, headers={"if-none-match": known})
    assert again.status_code == 200
    assert again["ETag"] != known


def test_page_of_somebody_signed_in_is_theirs_alone(address):
    client = Client()
    client.force_login(people.officer())
    response = client.get(address)
    assert response["Cache-Control"] == "private, no-cache"
    assert "ETag" not in response


def test_page_for_somebody_whose_session_came_along_is_theirs_alone(client, address):
    client.cookies["sessionid"] = "of an earlier day"
    assert client.get(address)["Cache-Control"] == "private, no-cache"


def test_page_that_tells_a_message_is_theirs_alone(client, address):
    client.cookies["messages"] = "something"
    assert client.get(address)["Cache-Control"] == "private, no-cache"


def test_page_not_there_is_not_kept(client):
    response = client.get(reverse("showcase:figure_table", args=["none-of-them"]))
    assert response["Cache-Control"] == "private, no-cache"


def test_head_says_the_same_as_get(client, address):
    assert client.head(address)["ETag"] == client.get(address)["ETag"]
