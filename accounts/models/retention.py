from django.db import models

from accounts.models.people import User


class RetentionCertificate(models.Model):
    """What one run of the retention rules ended: rules, periods and numbers, nothing of anybody.

    Append-only: a database trigger refuses UPDATE and DELETE.
    """

    at = models.DateTimeField()
    by = models.ForeignKey(
        User,
        models.PROTECT,
        null=True,
        related_name="+",
        help_text="Who started the run; empty for the portal itself.",
    )
    lines = models.JSONField(help_text="For each rule: name, what, then, days, number.")

    class Meta:
        verbose_name = "certificate of retention"
        indexes = [models.Index(fields=["-at", "-id"], name="certificate_newest")]

    def __str__(self) -> str:
        return f"Retention on {self.at:%-d %B %Y}"

    @property
    def number(self) -> int:
        """Of all records it ended."""
        return sum(line["number"] for line in self.lines)
