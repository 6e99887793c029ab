import pytest
from django.urls import reverse

from tests.journeys import people

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "address", ["/", "/account/login/", "/nothing-here/", "/api/v1/challenges/"]
)
def test_every_answer_switches_off_what_no_page_needs(client, address):
    policy = client.get(address)["Permissions-Policy"].split(", ")
    assert {"camera=()", "microphone=()", "geolocation=()", "payment=()"} <= set(policy)


def test_pages_are_for_the_site_alone_and_open_data_for_every_site(client):
    asked = ("/", "/account/login/", "/api/v1/challenges/")
    assert [client.get(address)["Cross-Origin-Resource-Policy"] for address in asked] == [
        "same-origin",
        "same-origin",
        "cross-origin",
    ]


def test_pages_of_somebody_signed_in_have_every_defence(client):
    client.force_login(people.officer())
    answer = client.get(reverse("accounts:account"))
    assert {
        name: answer[name]
        for name in (
            "Cross-Origin-Opener-Policy",
            "Cross-Origin-Resource-Policy",
            "Referrer-Policy",
            "X-Content-Type-Options",
            "X-Frame-Options",
        )
    } == {
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Referrer-Policy": "same-origin",
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
    }
    assert "'unsafe-inline'" not in answer["Content-Security-Policy"]


def test_every_page_refuses_markup_and_scripts_that_did_not_come_by_the_own_door(client):
    policy = client.get("/")["Content-Security-Policy"].split("; ")
    assert {"require-trusted-types-for 'script'", "trusted-types pieces-of-pages default"} <= {
        *policy
    }


def test_the_records_pages_keep_every_other_defence(client):
    client.force_login(people.administrator())
    policies = [
        {part.split()[0] for part in client.get(address)["Content-Security-Policy"].split("; ")}
        for address in ("/", reverse("admin:index"))
    ]
    assert policies[0] - policies[1] == {"require-trusted-types-for", "trusted-types"}


def test_page_that_says_nothing_of_caches_is_its_readers_own(client):
    client.force_login(people.officer())
    answer = client.get(reverse("accounts:account"))
    assert answer["Cache-Control"] == "private, no-cache"


def test_signing_out_clears_what_the_browser_kept(client):
    client.force_login(people.officer())
    asked, done = client.get(reverse("account_logout")), client.post(reverse("account_logout"))
    assert ("Clear-Site-Data" in asked, done["Clear-Site-Data"]) == (False, '"cache"')


@pytest.mark.parametrize(
    ("alphabet", "status"), [("utf-8", 200), ("windows-1252", 400), ("rot13", 400), ("idna", 400)]
)
def test_form_in_an_alphabet_that_no_browser_writes_is_refused(client, alphabet, status):
    kind = f"application/x-www-form-urlencoded; charset={alphabet}"
    answer = client.generic("POST", reverse("account_login"), b"login=a&password=b", kind)
    assert answer.status_code == status
