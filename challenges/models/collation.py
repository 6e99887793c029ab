"""The record of collation: which challenges staff related, bundled or merged, and what was undone."""

from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q

from challenges.enums import ActKind, ActStatus

if TYPE_CHECKING:
    from challenges.models.challenges import Challenge


class ActQuerySet(models.QuerySet["Act"]):
    def standing(self) -> "ActQuerySet":
        return self.filter(status=ActStatus.STANDING)

    def about(self, challenge: models.Model) -> "ActQuerySet":
        """Those that name this challenge on either side, each once."""
        part = ActPart.objects.filter(challenge=challenge.pk).values("act")
        return self.filter(Q(challenge=challenge.pk) | Q(pk__in=part))

    def about_statement(self, statement: models.Model) -> "ActQuerySet":
        return self.filter(pk__in=ActPart.objects.filter(statement=statement.pk).values("act"))

    def moving(self, statement: models.Model) -> "ActQuerySet":
        """Those that took along a challenge which the statement fed by then, and feeds still."""
        fed = apps.get_model("challenges", "ChallengeSource").objects.filter(
            statement=statement.pk, detached_at=None, linked_at__lte=OuterRef("at")
        )
        target = fed.filter(challenge=OuterRef("challenge"))
        part = fed.filter(challenge__act_parts__act=OuterRef("pk"))
        return self.filter(Exists(target) | Exists(part))

    def merges_into(self, challenge_id: Any) -> "ActQuerySet":
        """Standing merges whose survivor this is, oldest first."""
        merges = self.standing().filter(kind=ActKind.MERGE, challenge=challenge_id)
        return merges.order_by("at", "pk")


class Act(models.Model):
    """One act of collation. It is undone, never deleted; a database trigger keeps its words.

    `challenge` is the parent of a bundle or the survivor of a merge; a link has none. `pair` names
    the two that a link joins, smaller id first ("challenge 3 9"), so that no pair is linked twice.
    `data` holds what an undoing needs and the columns do not say: for a merge the `version` of the
    survivor then, and `repointed`, for each part the ids of those merged into it before.
    """

    kind = models.CharField(max_length=10, choices=ActKind)
    status = models.CharField(max_length=10, choices=ActStatus, default=ActStatus.STANDING)
    challenge = models.ForeignKey(
        "Challenge", models.PROTECT, null=True, blank=True, related_name="acts"
    )
    pair = models.CharField(max_length=60, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    reason = models.TextField(blank=True)
    data = models.JSONField(default=dict, blank=True)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    undone_at = models.DateTimeField(null=True, blank=True)

    objects = ActQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(name="act_kind_known", condition=Q(kind__in=ActKind.values)),
            models.CheckConstraint(
                name="act_undone_complete",
                condition=Q(status=ActStatus.STANDING, undone_at=None, undone_by=None)
                | Q(status=ActStatus.UNDONE, undone_at__isnull=False, undone_by__isnull=False),
            ),
            models.CheckConstraint(
                name="act_link_has_a_pair_others_a_challenge",
                condition=(Q(kind=ActKind.LINK, challenge=None) & ~Q(pair=""))
                | (~Q(kind=ActKind.LINK) & Q(challenge__isnull=False, pair="")),
            ),
            models.UniqueConstraint(
                "pair",
                condition=Q(kind=ActKind.LINK, status=ActStatus.STANDING),
                name="act_pair_linked_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} of {self.at:%-d %B %Y}"

    @property
    def target(self) -> "Challenge":
        """The parent of a bundle, the survivor of a merge. Raises ValueError for a link."""
        if self.challenge is None:
            raise ValueError(f"{self} has no target")
        return self.challenge


class ActPart(models.Model):
    """What was linked, what became a child, what was merged. Append-only, by a database trigger."""

    act = models.ForeignKey(Act, models.PROTECT, related_name="parts")
    challenge = models.ForeignKey("Challenge", models.PROTECT, null=True, related_name="act_parts")
    statement = models.ForeignKey("Statement", models.PROTECT, null=True, related_name="act_parts")
    position = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="act_part_is_one_thing",
                condition=Q(challenge__isnull=False, statement=None)
                | Q(challenge=None, statement__isnull=False),
            ),
            models.UniqueConstraint("act", "challenge", name="act_part_challenge_once"),
            models.UniqueConstraint("act", "statement", name="act_part_statement_once"),
        ]

    def __str__(self) -> str:
        return str(self.challenge or self.statement)
