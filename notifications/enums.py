from django.db import models


class MessageStatus(models.TextChoices):
    WAITING = "waiting", "Waiting to be sent"
    SENDING = "sending", "Being sent"
    IN_DOUBT = "in_doubt", "In doubt"
    SENT = "sent", "Sent"
    FAILED = "failed", "Failed"

    @classmethod
    def stuck(cls) -> list["MessageStatus"]:
        """Out of what the portal does by itself: somebody may send it again."""
        return [cls.FAILED, cls.IN_DOUBT]
