import re

from django.db import models
from django.db.models import Q

from accounts.models.organisations import Organisation

PREFIX = "DIRECTORY_SECRET_"


class Directory(models.Model):
    """A council's own list of its people, which signs them in by OpenID Connect.

    It speaks for the council's e-mail domains and no others. The secret it shares with the portal
    stands in the environment, under a name that follows from the council: nobody who writes an
    issuer here can have another secret sent to it.
    """

    organisation = models.OneToOneField(Organisation, models.PROTECT, related_name="directory")
    issuer = models.URLField("issuer", max_length=300)
    client_id = models.CharField("client identifier", max_length=190)

    class Meta:
        verbose_name_plural = "directories"
        constraints = [
            models.CheckConstraint(
                name="directory_says_who_and_where", condition=~Q(issuer="") & ~Q(client_id="")
            )
        ]

    def __str__(self) -> str:
        return f"directory of {self.organisation}"

    @property
    def secret_name(self) -> str:
        """The environment variable that holds the secret."""
        return PREFIX + re.sub(r"[^A-Z0-9]", "_", self.organisation.slug.upper())
