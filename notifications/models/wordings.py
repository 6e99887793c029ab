"""Words of mails that LGA administrators put in the place of the portal's own."""

from django.conf import settings
from django.db import models
from django.db.models import Q

MOST_SUBJECT, MOST_BODY = 200, 6_000


class WordingQuerySet(models.QuerySet["Wording"]):
    def newest(self) -> "WordingQuerySet":
        """One of each kind, also where it returned to the portal's own words."""
        return self.order_by("kind", "-number").distinct("kind")

    def history_of(self, kind: str) -> "WordingQuerySet":
        """Newest first."""
        return self.filter(kind=kind).select_related("by").order_by("-number")


class Wording(models.Model):
    """One version of the words of one kind of mail. Never changed: a change is the next version.

    Empty words are the portal's own. The number makes two people who change the same version meet.
    """

    kind = models.CharField(max_length=60)
    number = models.PositiveIntegerField()
    subject = models.CharField(max_length=MOST_SUBJECT, blank=True)
    body = models.TextField(max_length=MOST_BODY, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    objects = WordingQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint("kind", "number", name="wording_number_once"),
            models.CheckConstraint(name="wording_from_one", condition=Q(number__gte=1)),
            models.CheckConstraint(
                name="wording_both_or_neither",
                condition=Q(subject="", body="") | (~Q(subject="") & ~Q(body="")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind}, version {self.number}"

    @property
    def is_portals_own(self) -> bool:
        return not self.body
