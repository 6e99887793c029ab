"""People leave, rest, come back and are let go, each at a browser of their own."""

from datetime import timedelta
from zipfile import ZipFile

import pytest
from django.utils import timezone

from accounts.dormancy.actions import rest
from accounts.models import User
from tests.browser.letters import letter_to, link_in
from tests.journeys import people
from tests.journeys.challenges import statement_at

pytestmark = pytest.mark.usefixtures("celery_worker_live")


def test_people_hand_over_rest_come_back_are_confirmed_and_switched_off(come):
    council = people.council("Northmere Council")
    amara = people.officer(council, name="Amara Osei")
    ben = people.officer(council, name="Ben Quick")
    judith = people.administrator(name="Judith Amos")
    assessor = people.assessor(name="Ines Carvalho")
    desk, author = come(judith), come(amara, width=360)

    hand_over(author, statement_at(by=amara), to=ben)
    take_a_copy(author)
    wake_by_the_mailed_link(come(), resting(ben))
    confirm(desk, assessor)
    switch_off(desk, amara)
    author.go("/account/").sees("Sign in").misses("Amara Osei")
    author.sign_in(amara).sees("This account is switched off")


def hand_over(author, statement, *, to):
    author.go("/account/").sees("What you look after", "1 statement of Northmere Council.")
    author.follow("Hand over").choose(str(to)).press("Hand over")
    author.sees(f"1 statement is now with {to}.", "Nothing to hand over")
    assert statement.reference in letter_to(to.email, "").body


def take_a_copy(author):
    """Made by the worker; a letter says when it is there."""
    author.go("/account/copy/").press("Get a copy of what we hold about you")
    author.waits_for("Your copy is ready")
    with author.page.expect_download() as taken:
        author.page.get_by_role("link", name="Download your copy").click()
    with ZipFile(taken.value.path()) as archive:
        assert {"index.html", "data.json"} <= set(archive.namelist())


def resting(person):
    long_ago = timezone.now() - timedelta(days=100)
    User.objects.filter(pk=person.pk).update(joined_at=long_ago, last_login=long_ago)
    rest(person, at=timezone.now())
    return person


def wake_by_the_mailed_link(sleeper, person):
    sleeper.sign_in(person).sees("This account is switched off")
    sleeper.go(link_in(letter_to(person.email, "rests"))).press("Wake my account")
    sleeper.sees("Your account is awake").sign_in(person)
    sleeper.go("/account/").sees("1 statement of Northmere Council.")


def confirm(desk, assessor):
    desk.go("/staff/access/").sees("Another administrator says so")
    with desk.page.expect_navigation():
        desk.page.get_by_role("button", name=str(assessor)).click()
    assert assessor.memberships.get().confirmed_at


def switch_off(desk, person):
    """The reason stands in the log alone."""
    desk.go(f"/staff/people/{person.pk}/").follow("Switch it off")
    desk.fill(reason="They left the council.").press("Switch the account off")
    desk.sees(f"The account of {person} is switched off.", "Switch it on again")
    assert "They left" not in letter_to(person.email, "switched off").body
