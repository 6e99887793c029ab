"""Where somebody is signed in, and signing out elsewhere."""

import pytest
from django.urls import reverse

from accounts.models import Session
from tests.journeys import people
from workflow.models import Event

pytestmark = pytest.mark.django_db(transaction=True)
SESSIONS = "/account/sessions/"
PHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0) AppleWebKit/605.1.15 Version/18.0 Safari/604.1"
LAPTOP = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0"


@pytest.fixture
def person():
    return people.anybody()


def in_words(browser):
    return browser.get(SESSIONS).content.decode()


def is_in(browser):
    return browser.get(SESSIONS).status_code == 200


def test_sessions_are_listed_with_device_and_times_and_this_one_marked(enter, person):
    enter(person, PHONE)
    browser = enter(person, LAPTOP)
    page = browser.get(SESSIONS)
    listed = [one.device for one in page.context["sessions"]]
    assert listed == ["Firefox on Windows", "Safari on an iPhone"]
    assert page.context["sessions"][0].session_key == page.context["here"]
    assert page.content.decode().count("This one") == 1


def test_page_holds_no_key_and_the_table_no_address(enter, person):
    enter(person, PHONE)
    browser = enter(person, LAPTOP)
    page = in_words(browser)
    assert [key for key in Session.objects.values_list("pk", flat=True) if key in page] == []
    fields = {field.name for field in Session._meta.get_fields()}
    assert fields == {"session_key", "session_data", "expire_date"} | {
        *("user", "device", "started_at", "used_at")
    }


def test_one_session_is_ended_and_the_others_stay(enter, person):
    phone, laptop, here = enter(person, PHONE), enter(person, LAPTOP), enter(person)
    ended = Session.objects.get(pk=phone.session.session_key)
    answer = here.post(reverse("accounts:end_session", args=[ended.handle]), follow=True)
    assert "Signed out there: Safari on an iPhone." in answer.content.decode()
    assert [is_in(one) for one in (phone, laptop, here)] == [False, True, True]
    assert Event.objects.about(person).last().data == {"device": "Safari on an iPhone"}


def test_session_of_somebody_else_cannot_be_ended(enter, person):
    other = enter(people.anybody())
    handle = Session.objects.get().handle
    answer = enter(person).post(reverse("accounts:end_session", args=[handle]))
    assert (answer.status_code, is_in(other)) == (404, True)


def test_signing_out_everywhere_else_leaves_this_one(enter, person):
    others, here = [enter(person), enter(person)], enter(person)
    here.post(reverse("accounts:end_other_sessions"))
    assert ([is_in(one) for one in others], is_in(here)) == ([False, False], True)


def test_administrator_signs_somebody_out_everywhere_and_it_stands_in_the_log(
    enter, signed_in, person
):
    browsers = [enter(person), enter(person)]
    administrator = people.administrator()
    boss = signed_in(administrator)
    answer = boss.post(reverse("accounts:end_sessions_of", args=[person.pk]), follow=True)
    assert f"{person} is signed out everywhere." in answer.content.decode()
    assert [is_in(one) for one in browsers] == [False, False]
    line = Event.objects.about(person).last()
    assert (line.name, line.by, line.data) == ("end_sessions", administrator, {"sessions": 2})


def test_new_password_ends_the_other_sessions_and_the_page_says_so(enter, person):
    other, here = enter(person), enter(person)
    here.post("/account/reauthenticate/", {"password": people.PASSWORD})
    new = {
        "oldpassword": people.PASSWORD,
        "password1": "quite another phrase",
        "password2": "quite another phrase",
    }
    answer = here.post("/account/password/change/", new, follow=True)
    assert "You were signed out everywhere else." in answer.content.decode()
    assert (is_in(other), is_in(here), Session.objects.count()) == (False, True, 1)


def test_second_factor_taken_off_ends_the_other_sessions(enter, person, signed_in):
    people.with_second_factor(person)
    other, here = signed_in(person), signed_in(person)
    here.post("/account/reauthenticate/", {"password": people.PASSWORD})
    here.post("/account/2fa/totp/deactivate/")
    assert person.authenticator_set.count() == 0
    assert (is_in(other), is_in(here)) == (False, True)


def test_signing_in_makes_a_new_key(client, person):
    client.post("/account/", {"name": "typed before signing in"})
    before = client.session.session_key
    client.post("/account/login/", {"login": person.email, "password": people.PASSWORD})
    assert client.session["_auth_user_id"] == str(person.pk)
    assert not client.session.exists(before)


def test_new_role_makes_a_new_key_at_the_next_note_of_use(signed_in, turn_back):
    person = people.officer()
    browser = signed_in(person)
    turn_back(browser, 60, "seen")
    browser.get(SESSIONS)
    before = browser.session.session_key
    people.joined(person, people.vendor())
    turn_back(browser, 60, "seen")
    assert is_in(browser)
    assert browser.session.session_key != before
    assert not browser.session.exists(before)


@pytest.mark.parametrize("sessions", [1, 30])
def test_page_of_sessions_costs_the_same_however_many(
    signed_in, person, django_assert_num_queries, sessions
):
    for _ in range(sessions):
        browser = signed_in(person)
    with django_assert_num_queries(3):
        browser.get(SESSIONS)


def test_session_out_of_time_is_not_listed(signed_in, turn_back, person):
    turn_back(signed_in(person), 3 * 3600, "seen")
    browser = signed_in(person)
    assert len(browser.get(SESSIONS).context["sessions"]) == 1
