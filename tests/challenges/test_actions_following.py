from datetime import timedelta

import pytest
from django.utils import timezone

from challenges.actions.challenges import (
    close_challenge,
    publish_challenge,
    revise_challenge,
    unpublish_challenge,
)
from challenges.actions.following import (
    choose_pace,
    follow_challenge,
    send_news,
    stop_following,
)
from challenges.actions.questions import answer_question
from challenges.actions.support import give_support
from challenges.enums import NewsPace
from challenges.models import Follow, NewsPreference
from challenges.queries.following import people_with_news
from notifications.models import Message
from tests.journeys import people
from tests.journeys.challenges import challenge_at, council_of, open_round, question_on

pytestmark = pytest.mark.django_db
DAY, HOUR = timedelta(days=1), timedelta(hours=1)
NOON = timezone.localtime().replace(hour=12, minute=0, second=0, microsecond=0) + DAY


@pytest.fixture
def follower():
    return people.vendor_user()


@pytest.fixture
def challenge(follower):
    """Followed since noon, and nobody told of anything before."""
    followed = challenge_at(question="How can we save time?")
    follow_challenge(followed, by=follower, at=NOON)
    return followed


def revised(challenge, question, note, at):
    words = {"question": question}
    revise_challenge(challenge, words, change_note=note, by=people.staff(), at=at)
    challenge.refresh_from_db()


def answered(challenge, text, answer, at):
    question = question_on(challenge, text)
    answer_question(question, answer=answer, by=people.desk(), at=at)


def author_of(challenge):
    return challenge.statements.get().author


def letters_to(person):
    return list(Message.objects.filter(kind="followed_news", recipient=person).order_by("pk"))


def test_news_of_a_day_come_in_one_mail_the_next_morning(challenge, follower):
    revised(challenge, "How can we save more time?", "Wider.", NOON + HOUR)
    answered(challenge, "Offline?", "Yes, it must.", NOON + 2 * HOUR)
    assert [send_news(follower, at=NOON + n * HOUR) for n in (3, 18, 20, 21)] == [
        True,
        False,
        False,
        False,
    ]
    (letter,) = letters_to(follower)
    assert letter.subject == "News of a challenge you follow: Writing up visits"
    for words in ("Wider.", "Offline?", "Yes, it must.", "\ue000follow:", "compare/?from=1&to=2"):
        assert words in letter.body


def test_daily_news_wait_for_the_next_day_and_none_is_sent_twice(challenge, follower):
    told = []
    for day in range(3):
        answered(challenge, f"Question {day}?", f"Answer {day}.", NOON + day * DAY + HOUR)
        told += [send_news(follower, at=NOON + day * DAY + n * HOUR) for n in (2, 3, 4)]
    assert told == [True, False, False] * 3
    found = [[f"Answer {n}." in letter.body for n in range(3)] for letter in letters_to(follower)]
    assert found == [[True, False, False], [False, True, False], [False, False, True]]


def test_news_of_days_nobody_looked_are_caught_up(challenge, follower):
    for day in range(5):
        answered(challenge, f"Question {day}?", f"Answer {day}.", NOON + day * DAY + HOUR)
    assert send_news(follower, at=NOON + 9 * DAY)
    (letter,) = letters_to(follower)
    assert [f"Answer {day}." in letter.body for day in range(5)] == [True] * 5


def test_news_of_the_last_ten_minutes_wait_until_they_are_surely_committed(challenge, follower):
    just_now = NOON + DAY - timedelta(minutes=1)
    answered(challenge, "Early?", "Early answer.", NOON + HOUR)
    answered(challenge, "Late?", "Late answer.", just_now)
    send_news(follower, at=NOON + DAY)
    send_news(follower, at=NOON + 2 * DAY)
    early, late = letters_to(follower)
    assert ("Late answer." in early.body, "Late answer." in late.body) == (False, True)


def test_news_are_not_sent_before_the_morning(challenge, follower):
    answered(challenge, "Offline?", "Yes.", NOON + HOUR)
    morning = NOON.replace(hour=7) + DAY
    told = [send_news(follower, at=at) for at in (morning - timedelta(seconds=1), morning)]
    assert told == [False, True]


def test_news_at_once_come_several_times_a_day(challenge, follower):
    choose_pace(pace=NewsPace.AT_ONCE, by=follower, at=NOON)
    for hour in (1, 3):
        answered(challenge, f"Question {hour}?", "Yes.", NOON + hour * HOUR)
        assert send_news(follower, at=NOON + (hour + 1) * HOUR)
    assert len(letters_to(follower)) == 2


def test_news_of_a_time_without_mails_are_not_sent_later(challenge, follower):
    choose_pace(pace=NewsPace.NEVER, by=follower, at=NOON)
    answered(challenge, "Meanwhile?", "Yes.", NOON + HOUR)
    assert not send_news(follower, at=NOON + DAY)
    choose_pace(pace=NewsPace.DAILY, by=follower, at=NOON + DAY)
    assert not send_news(follower, at=NOON + 2 * DAY)


def test_news_from_before_somebody_followed_are_not_sent(challenge):
    late = people.officer()
    answered(challenge, "Before?", "Yes.", NOON + HOUR)
    follow_challenge(challenge, by=late, at=NOON + 2 * HOUR)
    assert not send_news(late, at=NOON + DAY)


def test_stopped_follower_is_not_told_and_not_signed_up_again_by_the_portal(challenge):
    officer = people.officer()
    follow_challenge(challenge, by=officer, at=NOON)
    stop_following(Follow.objects.get(person=officer), at=NOON)
    give_support(challenge, council=council_of(officer), note="", by=officer, at=NOON)
    answered(challenge, "Offline?", "Yes.", NOON + HOUR)
    assert not send_news(officer, at=NOON + DAY)
    follow_challenge(challenge, by=officer, at=NOON + DAY)
    assert Follow.objects.standing().filter(person=officer).count() == 1
    assert not send_news(officer, at=NOON + 2 * DAY)


def test_officer_who_gave_support_and_author_of_a_source_follow_by_themselves():
    challenge, officer = challenge_at(), people.officer()
    give_support(challenge, council=council_of(officer), note="", by=officer, at=NOON)
    follows = Follow.objects.standing().values_list("person", "cause")
    assert set(follows) == {(officer.pk, "support"), (author_of(challenge).pk, "source")}


def test_closed_challenge_is_told_once_and_stays_readable(challenge, follower):
    close_challenge(challenge, by=people.staff(), at=NOON + HOUR)
    assert send_news(follower, at=NOON + DAY)
    (letter,) = letters_to(follower)
    assert "It is closed. It stays readable" in letter.body


def test_unpublished_challenge_is_told_without_its_reason_address_or_answers(challenge, follower):
    answered(challenge, "Offline?", "A wrong answer.", NOON + HOUR)
    unpublish_challenge(challenge, reason="A figure.", by=people.staff(), at=NOON + 2 * HOUR)
    send_news(follower, at=NOON + DAY)
    publish_challenge(challenge, by=people.staff(), at=NOON + DAY)
    send_news(follower, at=NOON + 2 * DAY)
    hidden, again = letters_to(follower)
    assert "It is not public for now." in hidden.body
    for words in ("A figure.", "A wrong answer.", f"{challenge.get_absolute_url()}\n"):
        assert words not in hidden.body
    assert ("published again" in again.body, "It is not public" in again.body) == (True, False)


def test_challenge_unpublished_and_published_between_two_mails_is_told_as_published_again(
    challenge, follower
):
    unpublish_challenge(challenge, reason="A figure.", by=people.staff(), at=NOON + HOUR)
    publish_challenge(challenge, by=people.staff(), at=NOON + 2 * HOUR)
    send_news(follower, at=NOON + DAY)
    (letter,) = letters_to(follower)
    assert ("published again" in letter.body, "not public" in letter.body) == (True, False)


def test_people_to_write_to_are_those_with_something_new(challenge, follower):
    other = challenge_at(title="Other")
    for person in (people.officer(), people.assessor()):
        follow_challenge(other, by=person, at=NOON)
    assert list(people_with_news(NOON + DAY)) == []
    answered(challenge, "Offline?", "Yes.", NOON + HOUR)
    assert set(people_with_news(NOON + DAY)) == {follower.pk, author_of(challenge).pk}
    for person in (follower, author_of(challenge)):
        send_news(person, at=NOON + DAY)
    assert list(people_with_news(NOON + 2 * DAY)) == []


@pytest.mark.parametrize("happens", [revised, close_challenge, unpublish_challenge])
def test_people_to_write_to_are_found_by_each_kind_of_news(challenge, follower, happens):
    later = {"at": NOON + HOUR}
    if happens is revised:
        revised(challenge, "How can we save more?", "Wider.", **later)
    elif happens is close_challenge:
        close_challenge(challenge, by=people.staff(), **later)
    else:
        unpublish_challenge(challenge, reason="A figure.", by=people.staff(), **later)
    assert set(people_with_news(NOON + DAY)) == {follower.pk, author_of(challenge).pk}


@pytest.mark.parametrize("count", [1, 30])
def test_news_cost_the_same_for_one_and_for_thirty_challenges(
    follower, count, django_assert_num_queries
):
    round, officer = open_round(), people.officer()
    for number in range(count):
        followed = challenge_at(title=f"Title {number}", round=round, by=officer)
        follow_challenge(followed, by=follower, at=NOON)
        answered(followed, "Offline?", "Yes.", NOON + HOUR)
    with django_assert_num_queries(13):
        assert send_news(follower, at=NOON + DAY)


def test_what_somebody_follows_is_confidential_in_the_outbox(challenge, follower):
    answered(challenge, "Offline?", "Yes.", NOON + HOUR)
    send_news(follower, at=NOON + DAY)
    (letter,) = letters_to(follower)
    assert letter.is_confidential
    assert NewsPreference.objects.get(person=follower).told_on == (NOON + DAY).date()
