import pytest
from django.contrib.messages import get_messages

from tests.journeys import people

pytestmark = pytest.mark.django_db
SET_UP = "/account/2fa/totp/activate/"


def without_second_factor(make):
    user = make()
    user.authenticator_set.all().delete()
    return user


@pytest.mark.parametrize("make", [people.staff, people.administrator])
@pytest.mark.parametrize("path", ["/work/", "/account/", "/staff/messages/", "/privacy/"])
def test_staff_without_second_factor_are_led_to_set_one_up(signed_in, make, path):
    response = signed_in(without_second_factor(make)).get(path)
    assert (response.status_code, response.url) == (302, SET_UP)


@pytest.mark.parametrize("path", ["/account/email/", "/account/2fa/", "/account/logout/"])
def test_staff_without_second_factor_reach_the_pages_about_signing_in(signed_in, path):
    response = signed_in(without_second_factor(people.staff)).get(path)
    assert getattr(response, "url", "") != SET_UP


def test_staff_with_second_factor_go_on(signed_in):
    assert signed_in(people.staff()).get("/work/").status_code == 200


@pytest.mark.parametrize("make", [people.officer, people.vendor_lead, people.assessor])
def test_others_need_no_second_factor(signed_in, make):
    assert signed_in(make()).get("/work/").status_code == 200


@pytest.mark.parametrize("make", [people.officer, people.vendor_lead, people.anybody])
def test_where_everybody_needs_a_second_factor_others_are_led_to_it_too(signed_in, settings, make):
    settings.SECOND_FACTOR_FOR = "everybody"
    response = signed_in(make()).get("/work/")
    assert (response.status_code, response.url) == (302, SET_UP)
    assert [str(told).split(".")[0] for told in get_messages(response.wsgi_request)] == [
        "Everybody signs in here with a second factor"
    ]


def test_where_everybody_needs_a_second_factor_visitors_go_on_without(client, settings):
    settings.SECOND_FACTOR_FOR = "everybody"
    assert client.get("/challenges/").status_code == 200


def test_where_the_second_factor_is_switched_off_staff_go_on_without(signed_in, settings):
    settings.SECOND_FACTOR_FOR = "nobody"
    assert signed_in(without_second_factor(people.staff)).get("/work/").status_code == 200


def test_administrator_without_second_factor_does_not_reach_django_admin(signed_in):
    response = signed_in(without_second_factor(people.administrator)).get("/admin/")
    assert (response.status_code, response.url) == (302, SET_UP)


def test_django_admin_is_for_administrators_alone(signed_in, client):
    assert signed_in(people.administrator()).get("/admin/").status_code == 200
    assert signed_in(people.administrator()).get("/admin/accounts/user/").status_code == 200
    assert client.get("/admin/").url == "/admin/login/?next=/admin/"
    assert client.get("/admin/login/?next=/admin/").url == "/account/login/?next=/admin/"
    for make in (people.staff, people.officer, people.anybody):
        assert signed_in(make()).get("/admin/", follow=True).status_code == 404
