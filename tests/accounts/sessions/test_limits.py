"""A session ends on the server: without use, and after all; what was being typed comes back."""

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.models import Session
from accounts.sessions.limits import LIMITS, limits_of
from accounts.sessions.times import SEEN, STARTED
from accounts.standing import Standing
from accounts.tasks import forget_sessions
from tests.journeys import people

pytestmark = pytest.mark.django_db
ACCOUNT, SIGN_IN = "/account/", "/account/login/?next=/account/"
MINUTE, HOUR = 60, 3600


def where(browser):
    return getattr(browser.get(ACCOUNT), "url", "in")


@pytest.mark.parametrize(
    ("make", "idle", "whole"),
    [
        (people.officer, 2 * HOUR, 24 * HOUR),
        (people.vendor_lead, 2 * HOUR, 24 * HOUR),
        (people.anybody, 2 * HOUR, 24 * HOUR),
        (people.assessor, 30 * MINUTE, 12 * HOUR),
        (people.staff, 30 * MINUTE, 12 * HOUR),
        (people.administrator, 30 * MINUTE, 12 * HOUR),
    ],
)
def test_session_ends_without_use_and_after_all_by_the_role(
    signed_in, turn_back, make, idle, whole
):
    person = make()
    for names, limit in (((SEEN,), idle), ((STARTED,), whole)):
        early, late = signed_in(person), signed_in(person)
        turn_back(early, limit - MINUTE, *names)
        turn_back(late, limit, *names)
        assert (where(early), where(late)) == ("in", SIGN_IN)


def test_every_role_has_limits_and_the_strictest_counts():
    held = frozenset({("council_officer", 1), ("assessor", 2)})
    assert limits_of(Standing(held)) == LIMITS["assessor"]


def test_use_is_noted_once_a_minute_and_keeps_the_session(signed_in, turn_back):
    browser = signed_in(people.officer())
    for _ in range(3):  # an hour and a half each: more than two hours together
        turn_back(browser, 1.5 * HOUR, SEEN)
        assert where(browser) == "in"
    used = Session.objects.get().used_at
    assert where(browser) == "in"
    assert Session.objects.get().used_at == used


def test_page_says_why_the_session_ended(signed_in, turn_back):
    browser = signed_in(people.staff())
    turn_back(browser, HOUR, SEEN)
    page = browser.get(ACCOUNT, follow=True).content.decode()
    assert "You were signed out: nothing happened here for 30 minutes." in page


def test_public_page_is_there_for_whom_the_session_ended(signed_in, turn_back):
    browser = signed_in(people.officer())
    turn_back(browser, 25 * HOUR)
    answer = browser.get(reverse("showcase:home"))
    assert (answer.status_code, answer.wsgi_request.user.is_authenticated) == (200, False)


def test_text_sent_when_the_session_had_ended_comes_back_after_signing_in(enter, turn_back):
    person = people.anybody()
    browser = enter(person)
    turn_back(browser, 3 * HOUR, SEEN)
    assert browser.post(ACCOUNT, {"name": "Ada Bright"}).url == SIGN_IN
    entrance = {"login": person.email, "password": people.PASSWORD}
    form = browser.post(SIGN_IN, entrance, follow=True).context["form"]
    assert form["name"].value() == "Ada Bright"


def test_text_of_an_ended_session_is_not_shown_to_whoever_signs_in_next(enter, turn_back):
    browser, next_one = enter(people.anybody()), people.anybody(name="Ben Quick")
    turn_back(browser, 3 * HOUR, SEEN)
    browser.post(ACCOUNT, {"name": "Ada Bright"})
    entrance = {"login": next_one.email, "password": people.PASSWORD}
    form = browser.post(SIGN_IN, entrance, follow=True).context["form"]
    assert form["name"].value() == "Ben Quick"


def test_session_of_somebody_deactivated_ends_at_once(signed_in):
    person = people.officer()
    browser = signed_in(person)
    person.is_active = False
    person.save()
    assert where(browser) == SIGN_IN


def test_limits_cost_a_page_no_query_beside_who_came_and_in_which_roles(
    signed_in, django_assert_num_queries
):
    browser = signed_in(people.officer())
    browser.get(ACCOUNT)
    with django_assert_num_queries(2):
        browser.get(reverse("showcase:privacy"))


def test_sessions_of_the_day_before_are_deleted(signed_in):
    old, new = signed_in(people.officer()), signed_in(people.officer())
    Session.objects.filter(pk=old.session.session_key).update(expire_date=timezone.now())
    forget_sessions()
    assert Session.objects.get().pk == new.session.session_key
