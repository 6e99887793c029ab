from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from challenges.actions.following import follow_challenge
from challenges.actions.searches import save_search
from challenges.enums import AlertPace, NewsPace
from challenges.messages import tell_new_finds
from challenges.models import Follow, NewsPreference, SavedSearch
from notifications.delivery.letter import mail_of
from notifications.stopping import stop_address
from tests.journeys import people
from tests.journeys.challenges import challenge_at

pytestmark = pytest.mark.django_db
NOW = timezone.now()


def click(person, what, key=""):
    return Client().post(stop_address(what, str(key), person)).status_code


def saved(person, name):
    return save_search(name=name, query="", alerts=AlertPace.DAILY, by=person, at=NOW)


def test_one_click_ends_following_one_challenge_and_no_other():
    person = people.anybody()
    left, kept = challenge_at(), challenge_at(title="Another")
    for challenge in (left, kept):
        follow_challenge(challenge, by=person, at=NOW)
    assert click(person, "follow", left.pk) == 200
    assert list(Follow.objects.standing().filter(person=person)) == [
        Follow.objects.get(person=person, challenge=kept)
    ]


def test_one_click_ends_news_of_all_and_keeps_following():
    person = people.anybody()
    follow_challenge(challenge_at(), by=person, at=NOW)
    assert click(person, "news") == 200
    assert NewsPreference.objects.get(person=person).pace == NewsPace.NEVER
    assert Follow.objects.standing().filter(person=person).exists()


def test_one_click_ends_the_mails_of_one_search_or_of_all():
    person, other = people.anybody(), people.anybody()
    first, second, theirs = saved(person, "Bins"), saved(person, "Roads"), saved(other, "Bins")
    wanted = SavedSearch.objects.filter(alerts=AlertPace.DAILY).order_by("pk")
    click(person, "search", first.pk)
    assert list(wanted.all()) == [second, theirs]
    click(person, "search", theirs.pk)
    assert list(wanted.all()) == [second, theirs]
    click(person, "searches")
    assert list(wanted.all()) == [theirs]


@pytest.mark.parametrize(("number", "what"), [(1, "search:"), (2, "searches:")])
def test_mail_of_searches_names_in_its_header_what_one_click_ends(number, what):
    person = people.anybody()
    finds = [(saved(person, f"Search {n}"), []) for n in range(number)]
    message = tell_new_finds(person, finds, NOW.date() + timedelta(1), NOW)
    assert message.stops.startswith(what)
    headers = mail_of(message).message()
    assert headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert Client().post(headers["List-Unsubscribe"].strip("<>")).status_code == 200
    assert not SavedSearch.objects.filter(person=person, alerts=AlertPace.DAILY).exists()


def test_addresses_in_a_mail_stop_for_its_reader_and_are_not_shown_to_staff(client):
    person = people.anybody()
    search = saved(person, "Bins")
    message = tell_new_finds(person, [(search, [])], NOW.date() + timedelta(1), NOW)
    assert stop_address("search", str(search.pk), person) in mail_of(message).body
    client.force_login(people.staff())
    page = client.get(f"/staff/messages/{message.pk}/").content.decode()
    assert "(a link of the reader’s own)" in page
    assert "/mail/stop/" not in page + message.body
