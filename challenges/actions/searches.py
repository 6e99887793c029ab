"""Keep a search of the public list, and tell its person what is new in it."""

from collections.abc import Callable
from datetime import datetime
from typing import TypeAlias

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from accounts.models import User
from challenges.enums import AlertPace
from challenges.messages import tell_new_finds
from challenges.models import Challenge, SavedSearch, ToldChallenge
from challenges.queries.searches import new_finds

MOST_SEARCHES = 50
# The challenges a search finds among everything that is public.
Finder: TypeAlias = Callable[[SavedSearch], QuerySet[Challenge]]


@transaction.atomic
def save_search(*, name: str, query: str, alerts: str, by: User, at: datetime) -> SavedSearch:
    """Raises ValidationError for a name taken, and for one search too many."""
    theirs = _theirs(by)
    if theirs.count() >= MOST_SEARCHES:
        raise ValidationError(
            f"You have {MOST_SEARCHES} saved searches, as many as one person can keep. Delete one first."
        )
    search = SavedSearch(person=by, query=query, created_at=at)
    return _kept(search, name, alerts, at)


@transaction.atomic
def change_search(
    search: SavedSearch, *, name: str, alerts: str, by: User, at: datetime
) -> SavedSearch:
    """Raises ValidationError for a name taken. What is published while no mail goes out is not sent later."""
    return _kept(_theirs(by).get(pk=search.pk), name, alerts, at)


@transaction.atomic
def stop_mails(search: SavedSearch, *, by: User, at: datetime) -> None:
    theirs = _theirs(by).get(pk=search.pk)
    _kept(theirs, theirs.name, AlertPace.NEVER, at)


def delete_search(search: SavedSearch, *, by: User) -> None:
    """Safe to ask for twice."""
    SavedSearch.objects.filter(person=by, pk=search.pk).delete()


@transaction.atomic
def look_for(person: User, *, find: Finder, at: datetime) -> None:
    """One mail with what all searches of this person newly found. Twice a day it does nothing more.

    What was found and not sent, whatever the reason, is found again the next time.
    """
    day = timezone.localdate(at)
    due = list(
        SavedSearch.objects.filter(person=person)
        .due(day)
        .select_for_update(of=("self",))
        .order_by("pk")
    )
    finds = new_finds(person, due, find)
    SavedSearch.objects.filter(pk__in=[search.pk for search in due]).update(looked_on=day)
    if finds and tell_new_finds(person, finds, day, at):
        found = {challenge.pk for _, challenges in finds for challenge in challenges}
        ToldChallenge.objects.bulk_create(
            ToldChallenge(person=person, challenge_id=pk, told_at=at) for pk in sorted(found)
        )


def _theirs(person: User) -> QuerySet[SavedSearch]:
    """One act at a time on one person's searches, so that they can be counted."""
    User.objects.select_for_update(no_key=True).get(pk=person.pk)
    return SavedSearch.objects.filter(person=person)


def _kept(search: SavedSearch, name: str, alerts: str, at: datetime) -> SavedSearch:
    others = SavedSearch.objects.filter(person=search.person, name=name).exclude(pk=search.pk)
    if others.exists():
        raise ValidationError({"name": "You have a saved search of this name. Choose another."})
    begins = alerts == AlertPace.DAILY and search.alerts_since is None
    if begins:
        search.alerts_since, search.looked_on = at, timezone.localdate(at)
    if alerts == AlertPace.NEVER:
        search.alerts_since = None
    search.name, search.alerts = name, alerts
    search.save()
    return search
