from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils import timezone

from accounts.enums import MembershipStatus, Role
from accounts.models.organisations import Organisation
from accounts.standing import standing_of

ENDED = "@ended.invalid"
"""Where addresses end: RFC 2606 has the domain belong to nobody for ever."""


class UserManager(BaseUserManager["User"]):
    def create_user(self, email: str, password: str | None = None, **fields) -> "User":
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def get_by_natural_key(self, email: str | None) -> "User":
        return self.get(email=(email or "").lower())


class User(AbstractBaseUser):
    """A person, known by an e-mail address. What they may do comes from their memberships."""

    email = models.EmailField("e-mail address", unique=True)
    name = models.CharField(max_length=300, blank=True)
    is_active = models.BooleanField(default=True)
    joined_at = models.DateTimeField(default=timezone.now)
    dormant_at = models.DateTimeField(
        null=True, editable=False, help_text="Since when it rests, unused for too long."
    )
    woken_at = models.DateTimeField(null=True, editable=False)
    switched_off_at = models.DateTimeField(
        null=True, editable=False, help_text="Since when an administrator keeps it off."
    )

    objects = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"

    class Meta:
        constraints = [
            models.CheckConstraint(name="user_email_lower_case", condition=Q(email=Lower("email"))),
            models.CheckConstraint(
                name="user_dormant_is_not_active",
                condition=Q(dormant_at=None) | Q(is_active=False),
            ),
            models.CheckConstraint(
                name="user_switched_off_neither_active_nor_dormant",
                condition=Q(switched_off_at=None) | Q(is_active=False, dormant_at=None),
            ),
        ]

    def __str__(self) -> str:
        return self.name or self.email

    @property
    def is_erased(self) -> bool:
        return self.email.endswith(ENDED)

    def get_full_name(self) -> str:
        return str(self)

    def has_perm(self, perm: str, obj: Any = None) -> bool:
        """Asked by Django admin alone, which is open to LGA administrators only."""
        return standing_of(self).is_administrator

    def has_module_perms(self, app_label: str) -> bool:
        return standing_of(self).is_administrator

    @property
    def is_staff(self) -> bool:
        """Django admin's word for whoever may come in."""
        return standing_of(self).is_administrator


class MembershipQuerySet(models.QuerySet["Membership"]):
    def active(self) -> "MembershipQuerySet":
        return self.filter(status=MembershipStatus.ACTIVE)

    def waiting(self) -> "MembershipQuerySet":
        return self.filter(status=MembershipStatus.WAITING)

    def visible_to(self, user: Any) -> "MembershipQuerySet":
        """A person's own, those of the organisations they lead; administrators: all."""
        standing = standing_of(user)
        if standing.is_administrator:
            return self
        return self.filter(Q(user=user.pk) | Q(organisation__in=standing.organisations_led))


class Membership(models.Model):
    """A role that a person holds in an organisation. A person may hold several."""

    user = models.ForeignKey(User, models.CASCADE, related_name="memberships")
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="memberships"
    )
    role = models.CharField(max_length=30, choices=Role)
    status = models.CharField(
        max_length=20, choices=MembershipStatus, default=MembershipStatus.WAITING
    )
    requested_organisation = models.CharField(max_length=300, blank=True)
    requested_at = models.DateTimeField()
    decided_at = models.DateTimeField(null=True, blank=True)
    confirmed_at = models.DateTimeField(
        null=True, editable=False, help_text="When somebody last said that it is still needed."
    )

    objects = MembershipQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(name="membership_role_known", condition=Q(role__in=Role.values)),
            models.CheckConstraint(
                name="membership_status_known", condition=Q(status__in=MembershipStatus.values)
            ),
            models.CheckConstraint(
                name="membership_active_has_organisation",
                condition=~Q(status=MembershipStatus.ACTIVE) | Q(organisation__isnull=False),
            ),
            models.UniqueConstraint(
                "user",
                "organisation",
                "role",
                condition=Q(status=MembershipStatus.ACTIVE),
                name="membership_active_once",
            ),
            models.UniqueConstraint(
                "user",
                "organisation",
                "role",
                condition=Q(status=MembershipStatus.WAITING),
                nulls_distinct=False,
                name="membership_waiting_once",
            ),
        ]

    @property
    def is_active(self) -> bool:
        return self.status == MembershipStatus.ACTIVE

    def __str__(self) -> str:
        return f"{self.user}, {self.get_role_display()}, {self.organisation}"
