from django.conf import settings
from django.db import models
from django.db.models import Q


class WordingQuerySet(models.QuerySet["Wording"]):
    def newest(self, kind: str) -> "Wording | None":
        return self.filter(kind=kind).order_by("-pk").first()


class Wording(models.Model):
    """What staff wrote in place of the shipped text of one kind of mail. The newest counts; none is changed.

    Without subject and body it is the way back to the shipped text.
    """

    kind = models.CharField(max_length=60)
    subject = models.CharField(max_length=300, blank=True)
    body = models.TextField(blank=True)
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    written_at = models.DateTimeField()

    objects = WordingQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["kind", "-id"], name="wording_newest")]
        constraints = [
            models.CheckConstraint(
                name="wording_whole_or_none",
                condition=Q(subject="", body="") | (~Q(subject="") & ~Q(body="")),
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind}: {self.subject or 'the shipped text'}"

    @property
    def is_shipped(self) -> bool:
        return not self.body
