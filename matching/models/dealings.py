"""What people do with a suggestion."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q

from accounts.interests import vendors_declared_by, vendors_of_interest_to
from accounts.models import Organisation
from accounts.standing import standing_of
from challenges.models import Challenge
from matching.enums import SetAsideReason
from vendors.models import Solution


class InvitationQuerySet(models.QuerySet["Invitation"]):
    def visible_to(self, user: Any) -> "InvitationQuerySet":
        """Staff: all. Councils: those to what they designed. A vendor: its own.

        A declared interest hides that vendor's rows.
        """
        standing = standing_of(user)
        seen = Q(challenge__in=Challenge.objects.designed_by_councils_of(user)) | Q(
            solution__vendor__in=standing.vendors
        )
        if standing.is_staff:
            seen = Q()
        return self.filter(seen).exclude(solution__vendor__in=vendors_declared_by(user))


class Invitation(models.Model):
    """A vendor was told of a challenge that its solution may answer: once, whoever asks again."""

    challenge = models.ForeignKey(Challenge, models.PROTECT, related_name="invitations")
    solution = models.ForeignKey(Solution, models.PROTECT, related_name="invitations")
    council = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="+"
    )
    invited_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    invited_at = models.DateTimeField()

    objects = InvitationQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint("challenge", "solution", name="invited_once"),
        ]

    def __str__(self) -> str:
        return f"{self.solution} invited to {self.challenge}"


class SetAsideQuerySet(models.QuerySet["SetAside"]):
    def standing(self) -> "SetAsideQuerySet":
        return self.filter(taken_back_at=None)

    def visible_to(self, user: Any) -> "SetAsideQuerySet":
        """Staff: all. A council: what it said itself. A vendor reads `matching.queries.feedback` only.

        Nobody sees what was said of a vendor they have an interest in or work for.
        """
        standing = standing_of(user)
        seen = Q() if standing.is_staff else Q(council__in=standing.councils)
        return self.filter(seen).exclude(solution__vendor__in=vendors_of_interest_to(user))


class SetAside(models.Model):
    """ "Not for us, because …": one council, one challenge, one solution. Taken back, never deleted."""

    challenge = models.ForeignKey(Challenge, models.PROTECT, related_name="set_aside")
    solution = models.ForeignKey(Solution, models.PROTECT, related_name="set_aside")
    council = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    reason = models.CharField(max_length=30, choices=SetAsideReason)
    words = models.CharField("in your own words", max_length=500, blank=True)
    may_name_council = models.BooleanField(default=False)
    set_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    set_at = models.DateTimeField()
    taken_back_at = models.DateTimeField(null=True, blank=True)

    objects = SetAsideQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                "challenge",
                "solution",
                "council",
                condition=Q(taken_back_at=None),
                name="set_aside_once_per_council",
            ),
            models.CheckConstraint(
                name="set_aside_reason_known", condition=Q(reason__in=SetAsideReason.values)
            ),
            models.CheckConstraint(
                name="set_aside_other_reason_in_words",
                condition=~Q(reason=SetAsideReason.OTHER) | ~Q(words=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.solution} not for {self.council}"
