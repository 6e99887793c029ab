"""Addresses that mail cannot be sent to."""

from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower

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
