import pytest

from tests.journeys import people

pytestmark = pytest.mark.django_db


def labels(page):
    return [str(field.label) for field in page.context["form"].visible_fields()]


@pytest.mark.parametrize("path", ["login/", "signup/", "password/reset/"])
def test_ways_in_ask_for_an_e_mail_address_as_every_other_page_does(client, path):
    assert "E-mail address" in labels(client.get(f"/account/{path}"))


def test_passwords_are_asked_for_in_the_words_of_the_house(signed_in):
    page = signed_in(people.officer()).get("/account/password/change/")
    assert labels(page) == ["Current password", "New password", "New password, once more"]


def test_wrong_password_and_unknown_address_are_refused_in_the_same_words_of_the_house(client):
    known = people.officer().email
    for address in (known, "nobody@example.org"):
        page = client.post("/account/login/", {"login": address, "password": "not this one"})
        assert page.context["form"].non_field_errors() == [
            "The e-mail address or the password is not right."
        ]
