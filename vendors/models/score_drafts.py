from django.db import models
from django.db.models import Q

from vendors.enums import Confidence
from vendors.models.criteria import Criterion
from vendors.models.vetting import Assignment


class ScoreDraft(models.Model):
    """A score as typed so far, while points or reason are still missing; never counted anywhere."""

    assignment = models.ForeignKey(Assignment, models.CASCADE, related_name="score_drafts")
    criterion = models.ForeignKey(Criterion, models.PROTECT, related_name="+")
    value = models.PositiveSmallIntegerField(null=True, blank=True)
    confidence = models.CharField(max_length=20, choices=Confidence, blank=True)
    reason = models.TextField(blank=True)
    saved_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint("assignment", "criterion", name="score_draft_once"),
            models.CheckConstraint(
                name="score_draft_in_scale", condition=Q(value=None) | Q(value__range=(0, 4))
            ),
            models.CheckConstraint(
                name="score_draft_is_unfinished", condition=Q(value=None) | Q(reason="")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.criterion.code}, unfinished"
