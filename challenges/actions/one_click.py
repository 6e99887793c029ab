"""What one click in a mail ends here: following one challenge or all, the mails of one search or of all."""

from datetime import datetime

from accounts.models import User
from challenges.actions.following import choose_pace, stop_following
from challenges.actions.searches import stop_mails
from challenges.enums import AlertPace, NewsPace
from challenges.models import Follow, NewsPreference, SavedSearch
from notifications.stopping import Stop


def _follow(person: User, key: str) -> Follow | None:
    standing = Follow.objects.standing().filter(person=person, challenge=key)
    return standing.select_related("challenge").first()


def _told_follow(person: User, key: str) -> str:
    follow = _follow(person, key)
    return f"Following “{follow.challenge.question}”, and its mails." if follow else ""


def _end_follow(person: User, key: str, at: datetime) -> None:
    follow = _follow(person, key)
    if follow:
        stop_following(follow, at=at)


def _told_news(person: User, _: str) -> str:
    wanted = NewsPreference.objects.filter(person=person).exclude(pace=NewsPace.NEVER)
    return "Mails about challenges you follow. You still follow them." if wanted.exists() else ""


def _search(person: User, key: str) -> SavedSearch | None:
    return SavedSearch.objects.filter(person=person, pk=key, alerts=AlertPace.DAILY).first()


def _told_search(person: User, key: str) -> str:
    search = _search(person, key)
    return f"Mails of your saved search “{search.name}”. The search stays." if search else ""


def _end_search(person: User, key: str, at: datetime) -> None:
    search = _search(person, key)
    if search:
        stop_mails(search, by=person, at=at)


def _told_searches(person: User, _: str) -> str:
    wanted = SavedSearch.objects.filter(person=person, alerts=AlertPace.DAILY)
    return "Mails of all your saved searches. The searches stay." if wanted.exists() else ""


def _end_searches(person: User, _: str, at: datetime) -> None:
    for search in SavedSearch.objects.filter(person=person, alerts=AlertPace.DAILY).order_by("pk"):
        stop_mails(search, by=person, at=at)


STOPS = {
    "follow": Stop(_told_follow, _end_follow),
    "news": Stop(
        _told_news, lambda person, _, at: choose_pace(pace=NewsPace.NEVER, by=person, at=at)
    ),
    "search": Stop(_told_search, _end_search),
    "searches": Stop(_told_searches, _end_searches),
}
