"""What saved searches have newly found."""

from collections.abc import Callable
from datetime import date
from typing import TypeAlias

from django.db.models import QuerySet

from accounts.models import User
from challenges.models import Challenge, SavedSearch, ToldChallenge

# Each search with its challenges, newest first.
Finds: TypeAlias = list[tuple[SavedSearch, list[Challenge]]]


def new_finds(
    person: User, searches: list[SavedSearch], find: Callable[[SavedSearch], QuerySet[Challenge]]
) -> Finds:
    """Published since mails were asked for and never sent to this person; each under its first search only."""
    told = set(ToldChallenge.objects.filter(person=person).values_list("challenge", flat=True))
    finds: Finds = []
    for search in searches:
        since = find(search).filter(published_at__gt=search.alerts_since)
        fresh = [one for one in since.order_by("-published_at", "-pk") if one.pk not in told]
        told.update(one.pk for one in fresh)
        if fresh:
            finds.append((search, fresh))
    return finds


def people_to_look_for(day: date) -> QuerySet[SavedSearch, int]:
    """Keys of people, each once."""
    due = SavedSearch.objects.due(day).order_by("person")
    return due.values_list("person", flat=True).distinct()


def searches_of(person: User) -> QuerySet[SavedSearch]:
    return SavedSearch.objects.filter(person=person).order_by("name", "pk")
