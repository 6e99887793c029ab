import pytest
from django.test import Client

from tests.journeys import people

pytestmark = pytest.mark.django_db


def test_form_that_is_too_long_is_refused_as_too_long(client, settings):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 1000
    client.force_login(people.officer())
    answer = client.post("/account/", {"name": "a" * 2000})
    assert answer.status_code == 413
    assert "That is too much at once" in answer.content.decode()


def test_form_that_makes_no_sense_is_refused_as_before():
    answer = Client(raise_request_exception=False).get("/", headers={"host": "evil.example"})
    assert (answer.status_code, "We could not read that" in answer.content.decode()) == (400, True)
