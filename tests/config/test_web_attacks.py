"""What a stranger tries first: another host, a way out, another verb, a field that no form asks for."""

import pytest
from django.conf import settings
from django.forms import ModelForm
from django.test import Client
from django.urls import reverse

from accounts.models import User
from accounts.pages.way_back import way_back
from tests.journeys import people

ELSEWHERE = (
    "https://evil.example/",
    "//evil.example/",
    "///evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "https:evil.example",
    "javascript:alert(1)",
    "data:text/html,hello",
    "\t//evil.example",
    "/\n/evil.example",
    "http://127.0.0.1:1@evil.example/",
)
OURS = {"accounts", "challenges", "documents", "matching", "notifications", "showcase", "vendors"}
ADDRESSES = ("/", "/account/login/", "/account/password/reset/", "/api/v1/challenges/", "/work/")


@pytest.mark.parametrize("address", ADDRESSES)
def test_unknown_host_is_refused_before_anything_is_looked_up(client, address):
    answer = client.get(address, headers={"host": "evil.example"})
    assert (answer.status_code, b"evil.example" in answer.content) == (400, False)


@pytest.mark.django_db
@pytest.mark.parametrize("header", ["x-forwarded-host", "x-original-host", "forwarded"])
def test_host_named_by_another_header_is_ignored(client, header):
    said = {"forwarded": "host=evil.example"}.get(header, "evil.example")
    assert b"evil.example" not in client.get("/", headers={header: said}).content


@pytest.mark.django_db
@pytest.mark.parametrize("elsewhere", ELSEWHERE)
def test_signing_in_never_leads_off_the_site(client, elsewhere):
    person = people.officer()
    entered = {"login": person.email, "password": people.PASSWORD, "next": elsewhere}
    answer = client.post(reverse("account_login"), entered)
    assert (answer.status_code, answer.url) == (302, reverse("showcase:work"))


@pytest.mark.django_db
@pytest.mark.parametrize("elsewhere", ELSEWHERE)
def test_signing_out_never_leads_off_the_site(client, elsewhere):
    client.force_login(people.officer())
    answer = client.post(reverse("account_logout"), {"next": elsewhere})
    assert (answer.status_code, answer.url) == (302, "/")


@pytest.mark.parametrize("elsewhere", ELSEWHERE)
def test_a_way_back_off_the_site_is_none(elsewhere):
    assert way_back(elsewhere) == ""


@pytest.mark.django_db
@pytest.mark.parametrize("address", ADDRESSES)
def test_trace_gives_nothing_back(client, address):
    answer = client.trace(address, headers={"x-secret": "quillonstead"})
    assert (answer.status_code in {302, 403, 405}, b"quillonstead" in answer.content) == (
        True,
        False,
    )


@pytest.mark.django_db
def test_form_from_another_site_is_refused():
    stranger = Client(enforce_csrf_checks=True)
    person = people.officer()
    entered = {"login": person.email, "password": people.PASSWORD}
    answer = stranger.post(
        reverse("account_login"), entered, headers={"origin": "https://evil.example"}
    )
    assert (answer.status_code, "sessionid" in stranger.cookies) == (403, False)


@pytest.mark.django_db
def test_fields_that_no_form_asks_for_change_nobodys_rights(client):
    wished = {"is_staff": "on", "is_superuser": "on", "role": "administrator", "is_active": "on"}
    typed = {"name": "Ada Bright", "email": "ada@example.org", "password1": "a long pass phrase"}
    client.post(reverse("account_signup"), typed | wished)
    ada = User.objects.get(email="ada@example.org")
    assert (ada.is_staff, ada.memberships.count()) == (False, 0)


def test_every_form_of_a_record_names_the_fields_it_takes():
    forms = [form for form in _below(ModelForm) if form.__module__.split(".")[0] in OURS]
    loose = [form.__name__ for form in forms if not _names_its_fields(form)]
    assert (bool(forms), loose) == (True, [])


def test_only_json_is_read_back_from_broker_and_session():
    assert settings.CELERY_ACCEPT_CONTENT == ["json"]
    assert settings.SESSION_SERIALIZER.endswith(".JSONSerializer")


def _below(kind):
    return {one for direct in kind.__subclasses__() for one in (direct, *_below(direct))}


def _names_its_fields(form) -> bool:
    return isinstance(form._meta.fields, tuple | list)
