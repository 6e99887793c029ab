"""Councils that share a challenge."""

from django.conf import settings
from django.db import models
from django.db.models import Count, Exists, Func, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from accounts.models import Organisation
from challenges.models.challenges import Challenge, ChallengeDesigner
from challenges.models.collation import Act


class SupportQuerySet(models.QuerySet["Support"]):
    def standing(self) -> "SupportQuerySet":
        """Given and not withdrawn."""
        return self.filter(withdrawn_at=None)

    def counted(self) -> "SupportQuerySet":
        """What every page counts: standing, of councils that do not stand among the designers."""
        designed = ChallengeDesigner.objects.filter(
            challenge=OuterRef("challenge"), organisation=OuterRef("organisation")
        )
        return self.standing().filter(~Exists(designed))

    def number_for(self, challenge: OuterRef) -> Func:
        """How many there are for the challenge of the outer query."""
        ours = self.filter(challenge=challenge).order_by().values("challenge")
        return Coalesce(Subquery(ours.annotate(number=Count("pk")).values("number")), 0)


class Support(models.Model):
    """A council says "we share this challenge"; counted once per council, withdrawn rather than deleted.

    A council that is not named is known to itself and to staff. Everybody else reads a number, and
    the note where the council lets it be shown. `carried_by` is the merge that brought it from a
    merged challenge, whose own row stays; undoing the merge ends it here.
    """

    challenge = models.ForeignKey(Challenge, models.PROTECT, related_name="supports")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="supports")
    given_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    given_at = models.DateTimeField()
    note = models.CharField("local circumstances", max_length=300, blank=True)
    is_named = models.BooleanField(default=True)
    shows_note = models.BooleanField(default=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    carried_by = models.ForeignKey(
        Act, models.PROTECT, null=True, blank=True, related_name="carried_supports"
    )

    objects = SupportQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                "challenge",
                "organisation",
                condition=Q(withdrawn_at=None),
                name="support_once_per_council",
            )
        ]

    def __str__(self) -> str:
        return f"{self.organisation} shares {self.challenge}"
