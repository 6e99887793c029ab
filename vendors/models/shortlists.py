"""What is shown of a challenge's responses: prepared first, then released together."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q

from accounts.models import Organisation
from accounts.standing import standing_of
from challenges.models import Challenge
from vendors.enums import DesignersView, ResponseStatus, Showing
from vendors.models.responses import Response

PLACES_UNLESS_STATED = 3
MOST_PLACES = 20
UNRELEASED = Q(released_at=None, released_by=None)
RELEASED = Q(released_at__isnull=False, released_by__isnull=False)
SAYS_ENOUGH = ~Q(showing="") & ~Q(reason="") & ~Q(feedback="")


class Shortlist(models.Model):
    """One a challenge, from the first thing prepared; whoever changes anything of it locks this row."""

    challenge = models.OneToOneField(Challenge, models.PROTECT, related_name="shortlist")
    places = models.PositiveSmallIntegerField(
        "how many responses its session has room for", default=PLACES_UNLESS_STATED
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="shortlist_has_room", condition=Q(places__gte=1, places__lte=MOST_PLACES)
            )
        ]

    def __str__(self) -> str:
        return f"Shortlist of {self.challenge}"


class ShortlistChoiceQuerySet(models.QuerySet["ShortlistChoice"]):
    def prepared(self) -> "ShortlistChoiceQuerySet":
        """Written and not sent, for responses that still stand: for the staff alone."""
        return self.filter(released_at=None, response__status=ResponseStatus.OFFERED)


class ShortlistChoice(models.Model):
    """What was chosen for a response, why, and what its vendor reads; prepared first, then released.

    A released one never changes (a trigger sees to it). What came later, a move up from the reserve
    list say, stands on the response and in the log.
    """

    response = models.OneToOneField(Response, models.PROTECT, related_name="choice")
    shortlist = models.ForeignKey(Shortlist, models.PROTECT, related_name="choices")
    showing = models.CharField(max_length=20, choices=Showing, blank=True)
    place = models.PositiveSmallIntegerField(
        "place on the reserve list", null=True, blank=True, help_text="from 1"
    )
    reason = models.TextField(blank=True, help_text="For the record, never for the vendor.")
    feedback = models.TextField(blank=True)
    prepared_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    prepared_at = models.DateTimeField()
    released_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    released_at = models.DateTimeField(null=True, blank=True)

    objects = ShortlistChoiceQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["shortlist", "place"],
                name="shortlist_place_once",
                deferrable=models.Deferrable.DEFERRED,
            ),
            models.CheckConstraint(
                name="shortlist_choice_known",
                condition=Q(showing="") | Q(showing__in=Showing.values),
            ),
            models.CheckConstraint(
                name="shortlist_place_is_of_the_reserve",
                condition=Q(showing=Showing.RESERVE, place__isnull=False, place__gte=1)
                | (~Q(showing=Showing.RESERVE) & Q(place=None)),
            ),
            models.CheckConstraint(
                name="shortlist_released_complete",
                condition=UNRELEASED | (RELEASED & SAYS_ENOUGH),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_showing_display()}: {self.response}"


class ShortlistNoteQuerySet(models.QuerySet["ShortlistNote"]):
    def visible_to(self, user: Any) -> "ShortlistNoteQuerySet":
        """All of them for staff; for a council's officers those of their own council."""
        standing = standing_of(user)
        return self if standing.is_staff else self.filter(council__in=standing.councils)

    def standing(self) -> "ShortlistNoteQuerySet":
        return self.filter(replaced_at=None)


class ShortlistNote(models.Model):
    """What one of the staff, or somebody of a council that designed the challenge, says of a response.

    No vendor ever reads one. Changed words are a new row; the old one stays, with when it was replaced.
    """

    response = models.ForeignKey(Response, models.PROTECT, related_name="notes")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    council = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="+"
    )
    view = models.CharField(max_length=20, choices=DesignersView, blank=True)
    text = models.TextField(blank=True)
    written_at = models.DateTimeField()
    replaced_at = models.DateTimeField(null=True, blank=True)

    objects = ShortlistNoteQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["response", "author", "council"],
                condition=Q(replaced_at=None),
                nulls_distinct=False,
                name="shortlist_note_once",
            ),
            models.CheckConstraint(
                name="shortlist_note_view_known",
                condition=Q(view="") | Q(view__in=DesignersView.values),
            ),
            models.CheckConstraint(
                name="shortlist_note_says_something",
                condition=(Q(council=None, view="") & ~Q(text=""))
                | (Q(council__isnull=False) & ~Q(view="")),
            ),
        ]

    def __str__(self) -> str:
        return f"Note of {self.author} on {self.response}"
