import secrets
from datetime import datetime
from typing import Any

from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower

from accounts.enums import InvitationStatus, Role
from accounts.models.organisations import Organisation
from accounts.models.people import User
from accounts.standing import standing_of


def new_token() -> str:
    return secrets.token_urlsafe(32)


class InvitationQuerySet(models.QuerySet["Invitation"]):
    def open_on(self, at: datetime) -> "InvitationQuerySet":
        return self.filter(status=InvitationStatus.SENT, expires_at__gt=at)

    def visible_to(self, user: Any) -> "InvitationQuerySet":
        """Those sent by the organisations this person leads."""
        standing = standing_of(user)
        if standing.is_administrator:
            return self
        return self.filter(organisation__in=standing.organisations_led)


class Invitation(models.Model):
    """A role offered by mail. The link leads there; only the invited address can accept, and once."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="invitations")
    role = models.CharField(max_length=30, choices=Role)
    email = models.EmailField("e-mail address")
    token = models.CharField(max_length=60, unique=True, default=new_token, editable=False)
    status = models.CharField(
        max_length=20, choices=InvitationStatus, default=InvitationStatus.SENT
    )
    invited_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    invited_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    accepted_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    accepted_at = models.DateTimeField(null=True)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="invitation_status_known", condition=Q(status__in=InvitationStatus.values)
            ),
            models.CheckConstraint(
                name="invitation_email_lower_case", condition=Q(email=Lower("email"))
            ),
            models.CheckConstraint(
                name="invitation_accepted_by_somebody_at_a_time",
                condition=Q(
                    status=InvitationStatus.ACCEPTED,
                    accepted_by__isnull=False,
                    accepted_at__isnull=False,
                )
                | (
                    ~Q(status=InvitationStatus.ACCEPTED)
                    & Q(accepted_by__isnull=True, accepted_at__isnull=True)
                ),
            ),
            models.UniqueConstraint(
                "organisation",
                "role",
                "email",
                condition=Q(status=InvitationStatus.SENT),
                name="invitation_open_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.email} to {self.organisation} as {self.get_role_display()}"
