"""Addresses that mail cannot be sent to, and addresses that several people read."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower

from accounts.models import Organisation
from notifications.enums import MailboxUse
from notifications.models.messages import Message


class ReturnedAddressQuerySet(models.QuerySet["ReturnedAddress"]):
    def standing(self) -> "ReturnedAddressQuerySet":
        """Not confirmed anew since."""
        return self.filter(lifted_at=None)

    def of(self, address: str) -> "ReturnedAddressQuerySet":
        return self.standing().filter(address=address.lower())


class ReturnedAddress(models.Model):
    """A mail to it was refused for good. It gets no more until its owner confirms it anew."""

    address = models.EmailField(max_length=254)
    since_at = models.DateTimeField()
    reason = models.TextField()
    message = models.ForeignKey(Message, models.SET_NULL, null=True, related_name="+")
    lifted_at = models.DateTimeField(null=True)

    objects = ReturnedAddressQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                "address", condition=Q(lifted_at=None), name="returned_address_once"
            ),
            models.CheckConstraint(
                name="returned_address_lower_case", condition=Q(address=Lower("address"))
            ),
        ]

    def __str__(self) -> str:
        return self.address


class SharedMailbox(models.Model):
    """An organisation's own address for mails on some topics. In use once somebody there confirms it."""

    organisation = models.OneToOneField(Organisation, models.CASCADE, related_name="shared_mailbox")
    address = models.EmailField(max_length=254)
    use = models.CharField(max_length=10, choices=MailboxUse)
    topics = ArrayField(models.CharField(max_length=40))
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name_plural = "shared mailboxes"
        constraints = [
            models.CheckConstraint(
                name="shared_mailbox_use_known", condition=Q(use__in=MailboxUse.values)
            )
        ]

    def __str__(self) -> str:
        return f"{self.address} of {self.organisation}"
