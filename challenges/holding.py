"""What somebody holds of statements, and what they asked to hear of."""

from collections.abc import Iterator

from django.db.models import Count, Q
from django.urls import reverse

from accounts.holding.held import Held, plug_in
from accounts.models import Organisation, User
from challenges.enums import StatementStatus
from challenges.models import Follow, SavedSearch, Statement
from challenges.rules import HANDS_OVER


def statements(person: User, reader: User) -> Iterator[Held]:
    """Of each council, their present one or not; what was taken back needs nobody."""
    theirs = Q(statements__author=person) & ~Q(statements__status=StatementStatus.WITHDRAWN)
    counted = Organisation.objects.annotate(held=Count("statements", filter=theirs))
    for council in counted.filter(held__gt=0).order_by("name", "pk"):
        words = f"{council.held} statement{'' if council.held == 1 else 's'} of {council}."
        may = HANDS_OVER.check(reader, Statement(author=person, council=council))
        address = reverse("challenges:hand_over", args=[council.slug, person.pk]) if may else ""
        yield Held(words, "Hand over" if may else "", address)


def wishes(person: User, reader: User) -> Iterator[Held]:
    """What somebody looks for is their own affair, and ends with the account."""
    if reader != person:
        return
    kept = (
        (
            SavedSearch.objects.filter(person=person),
            "saved search",
            "es",
            "challenges:saved_searches",
        ),
        (
            Follow.objects.standing().filter(person=person),
            "followed challenge",
            "s",
            "challenges:following",
        ),
    )
    for rows, noun, plural, address in kept:
        if number := rows.count():
            words = f"{number} {noun}{'' if number == 1 else plural}."
            yield Held(words, "Change", reverse(address), is_left=False)


plug_in(statements, wishes)
