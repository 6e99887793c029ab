from typing import Any

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from challenges.models import Round
from vendors.enums import LIVE_PROPOSAL_STATUSES, ProposalStatus
from vendors.models.solutions import SolutionVersion


class Proposal(models.Model):
    """Who might score what in one round, worked out at once; nobody is asked before staff say so."""

    round = models.ForeignKey(Round, models.PROTECT, related_name="assignment_proposals")
    status = models.CharField(max_length=20, choices=ProposalStatus, default=ProposalStatus.WORKING)
    per_version = models.PositiveSmallIntegerField("assessors wanted for each solution")
    begun_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    begun_at = models.DateTimeField()
    worked_out_at = models.DateTimeField(null=True, blank=True)
    seconds = models.FloatField("how long the working out took", null=True, blank=True)
    problem = models.TextField("why nothing came of it", blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="proposal_status_known", condition=Q(status__in=ProposalStatus.values)
            ),
            models.CheckConstraint(
                name="proposal_wants_one_or_more", condition=Q(per_version__gte=1)
            ),
            models.UniqueConstraint(
                "round",
                condition=Q(status__in=LIVE_PROPOSAL_STATUSES),
                name="proposal_one_live_in_a_round",
            ),
        ]

    def __str__(self) -> str:
        return f"Assessors for {self.round}"


class ProposedAssignmentQuerySet(models.QuerySet["ProposedAssignment"]):
    def visible_to(self, user: Any) -> "ProposedAssignmentQuerySet":
        """Only of versions whose dossier this person may read."""
        return self.filter(version__in=SolutionVersion.objects.dossiers_for(user))


class ProposedAssignment(models.Model):
    """One pair of a proposal with the reasons for it; `assessor` None: nobody is left to ask."""

    proposal = models.ForeignKey(Proposal, models.CASCADE, related_name="pairs")
    version = models.ForeignKey(SolutionVersion, models.CASCADE, related_name="+")
    assessor = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    reasons = ArrayField(models.CharField(max_length=500), default=list, blank=True)
    is_by_hand = models.BooleanField("changed by staff", default=False)

    objects = ProposedAssignmentQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                "proposal", "version", "assessor", name="proposed_assignment_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.assessor or 'Nobody'} for {self.version}"
