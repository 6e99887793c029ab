"""Saved searches: kept up to fifty, told of what is new once, whatever day was missed."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from challenges.actions.challenges import publish_challenge, unpublish_challenge
from challenges.actions.searches import (
    MOST_SEARCHES,
    change_search,
    delete_search,
    look_for,
    stop_mails,
)
from challenges.enums import ChallengeStatus as C
from challenges.filters import finds_of
from challenges.models import SavedSearch, ToldChallenge
from notifications.models import Message
from tests.journeys import people
from tests.journeys.challenges import challenge_at, saved_search, theme

pytestmark = pytest.mark.django_db
MONDAY = datetime(2026, 11, 23, 9, tzinfo=UTC)
DAY = timedelta(days=1)
CARE, PLACES = "theme=social-care", "theme=improving-local-places"


@pytest.fixture
def person():
    return people.anybody()


def published(title, *, at=MONDAY, in_theme="Social care"):
    draft = challenge_at(
        C.DRAFT, title=title, question=f"How can we {title}?", in_theme=theme(in_theme)
    )
    publish_challenge(draft, by=people.staff(), at=at)
    return draft


def morning(person, days=1):
    look_for(person, find=finds_of, at=MONDAY + days * DAY)


def mails(person):
    return list(Message.objects.filter(kind="saved_searches", recipient=person).order_by("pk"))


def told(person):
    rows = ToldChallenge.objects.filter(person=person).order_by("pk")
    return [row.challenge.title for row in rows.select_related("challenge")]


def test_new_challenge_that_fits_is_mailed_once(person):
    published("be there before", at=MONDAY - DAY)
    saved_search(CARE, by=person, name="Care", at=MONDAY)
    published("plan care", at=MONDAY + timedelta(hours=2))
    published("mend kerbs", at=MONDAY + timedelta(hours=2), in_theme="Improving local places")
    morning(person)
    morning(person)
    morning(person, days=2)
    (mail,) = mails(person)
    assert mail.subject == "1 new challenge for your saved searches"
    assert mail.body.count("- How can we") == 1
    assert "Care\n\n- How can we plan care?\n  http" in mail.body
    assert "/challenges/plan-care/" in mail.body
    assert (told(person), mail.is_confidential) == (["plan care"], True)


def test_challenge_that_fits_two_searches_is_named_under_the_first(person):
    saved_search(CARE, by=person, name="Care", at=MONDAY)
    saved_search("q=plan", by=person, name="Planning", at=MONDAY)
    published("plan care", at=MONDAY + DAY / 2)
    published("plan roads", at=MONDAY + DAY / 2, in_theme="Roads")
    morning(person)
    (mail,) = mails(person)
    assert mail.subject == "2 new challenges for your saved searches"
    body = mail.body
    assert body.index("Care\n") < body.index("plan care?") < body.index("Planning\n")
    assert body.index("Planning\n") < body.index("plan roads?")
    assert body.count("How can we plan care?") == 1


def test_days_nobody_looked_are_made_up_for(person):
    saved_search(by=person, at=MONDAY)
    published("plan care", at=MONDAY + DAY / 2)
    morning(person, days=6)
    assert told(person) == ["plan care"]


def test_challenge_that_comes_too_late_for_one_day_is_sent_on_the_next(person):
    saved_search(by=person, at=MONDAY)
    published("plan care", at=MONDAY + DAY / 2)
    morning(person)
    published("mend kerbs", at=MONDAY + DAY + timedelta(minutes=1))
    morning(person)
    assert told(person) == ["plan care"]
    morning(person, days=2)
    assert (told(person), len(mails(person))) == (["plan care", "mend kerbs"], 2)


def test_challenge_whose_publication_was_seen_late_is_not_missed(person):
    """Published on Monday by its date, visible on Wednesday only."""
    saved_search(by=person, at=MONDAY)
    challenge = published("plan care", at=MONDAY + DAY / 2)
    unpublish_challenge(challenge, reason="Wrong.", by=people.staff(), at=MONDAY + DAY * 0.6)
    morning(person)
    publish_challenge(challenge, by=people.staff(), at=MONDAY + 2 * DAY)
    morning(person, days=3)
    assert told(person) == ["plan care"]


def test_nothing_new_sends_nothing(person):
    saved_search(CARE, by=person, at=MONDAY)
    published("mend kerbs", at=MONDAY + DAY / 2, in_theme="Improving local places")
    morning(person)
    assert mails(person) == []
    assert SavedSearch.objects.get().looked_on == (MONDAY + DAY).date()


def test_search_without_mails_and_person_who_left_get_none(person):
    saved_search(by=person, alerts="never", at=MONDAY)
    gone = people.anybody()
    saved_search(by=gone, at=MONDAY)
    gone.is_active = False
    gone.save()
    published("plan care", at=MONDAY + DAY / 2)
    morning(person)
    morning(gone)
    assert (mails(person), mails(gone)) == ([], [])


def test_stopped_search_that_starts_again_sends_only_what_came_since(person):
    search = saved_search(by=person, at=MONDAY)
    stop_mails(search, by=person, at=MONDAY)
    published("plan care", at=MONDAY + DAY / 2)
    change_search(search, name="All", alerts="daily", by=person, at=MONDAY + DAY)
    published("mend kerbs", at=MONDAY + DAY * 1.5)
    morning(person, days=2)
    assert told(person) == ["mend kerbs"]


@pytest.mark.parametrize(
    "query", ["theme=never-was", "region=atlantis", "service_area=gone&q=care", "kind=x"]
)
def test_search_with_a_choice_that_is_gone_finds_nothing_and_stops_no_other(person, query):
    saved_search(query, by=person, name="Gone", at=MONDAY)
    saved_search(CARE, by=person, name="Care", at=MONDAY)
    published("plan care", at=MONDAY + DAY / 2)
    morning(person)
    (mail,) = mails(person)
    assert (told(person), "Gone" in mail.body) == (["plan care"], False)


def test_search_by_an_archived_theme_goes_on(person):
    saved_search(CARE, by=person, at=MONDAY)
    published("plan care", at=MONDAY + DAY / 2)
    archived = theme("Social care")
    archived.archived_at = MONDAY
    archived.save()
    morning(person)
    assert told(person) == ["plan care"]


def test_many_finds_are_named_up_to_twenty_and_all_remembered(person):
    saved_search(CARE, by=person, at=MONDAY)
    for n in range(22):
        published(f"plan care {n}", at=MONDAY + DAY / 2)
    morning(person)
    (mail,) = mails(person)
    assert (mail.body.count("- How can we"), len(told(person))) == (20, 22)
    assert "/challenges/?theme=social-care" in mail.body


def test_mail_of_the_day_that_was_sent_already_leaves_its_finds_for_tomorrow(person):
    saved_search(by=person, at=MONDAY)
    published("plan care", at=MONDAY + DAY / 2)
    morning(person)
    published("mend kerbs", at=MONDAY + DAY * 1.1)
    SavedSearch.objects.update(looked_on=None)
    morning(person)
    assert (len(mails(person)), told(person)) == (1, ["plan care"])
    morning(person, days=2)
    assert (len(mails(person)), told(person)) == (2, ["plan care", "mend kerbs"])


def test_search_too_many_is_refused_with_a_sentence(person):
    for n in range(MOST_SEARCHES):
        saved_search(by=person, name=f"Search {n}", at=MONDAY)
    with pytest.raises(ValidationError, match="You have 50 saved searches"):
        saved_search(by=person, name="One more", at=MONDAY)
    delete_search(SavedSearch.objects.first(), by=person)
    saved_search(by=person, name="One more", at=MONDAY)
    saved_search(by=people.anybody(), at=MONDAY)
    assert SavedSearch.objects.filter(person=person).count() == MOST_SEARCHES


def test_name_taken_is_refused_for_this_person_only(person):
    saved_search(by=person, name="Care", at=MONDAY)
    other = saved_search(by=person, name="Places", at=MONDAY)
    for refused in (
        lambda: saved_search(by=person, name="Care", at=MONDAY),
        lambda: change_search(other, name="Care", alerts="never", by=person, at=MONDAY),
    ):
        with pytest.raises(ValidationError, match="saved search of this name"):
            refused()
    assert saved_search(by=people.anybody(), name="Care", at=MONDAY).name == "Care"


def test_search_of_somebody_else_is_neither_changed_nor_deleted(person):
    search, stranger = saved_search(by=person, at=MONDAY), people.anybody()
    with pytest.raises(SavedSearch.DoesNotExist):
        change_search(search, name="Mine", alerts="never", by=stranger, at=MONDAY)
    delete_search(search, by=stranger)
    assert SavedSearch.objects.get().name == "New challenges"


@pytest.mark.parametrize(
    "wrong",
    [
        {"alerts": "daily", "alerts_since": None},
        {"alerts": "never", "alerts_since": MONDAY},
        {"alerts": "hourly", "alerts_since": MONDAY},
    ],
)
def test_database_keeps_mails_and_their_beginning_together(person, wrong):
    search = saved_search(by=person, at=MONDAY)
    with pytest.raises(IntegrityError), transaction.atomic():
        SavedSearch.objects.filter(pk=search.pk).update(**wrong)
