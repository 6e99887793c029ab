from django.db import models


class MessageStatus(models.TextChoices):
    WAITING = "waiting", "Waiting to be sent"
    SENDING = "sending", "Being sent"
    IN_DOUBT = "in_doubt", "In doubt"
    SENT = "sent", "Sent"
    FAILED = "failed", "Failed"
    HELD = "held", "Held for the daily mail"
    GATHERED = "gathered", "In a daily mail"
    KEPT = "kept", "On the portal only"

    @classmethod
    def stuck(cls) -> list["MessageStatus"]:
        """Out of what the portal does by itself: somebody may send it again."""
        return [cls.FAILED, cls.IN_DOUBT]


class Pace(models.TextChoices):
    """How a person wants the mails of one topic."""

    AT_ONCE = "at_once", "At once"
    DAILY = "daily", "Once a day"
    OFF = "off", "Not by mail"
