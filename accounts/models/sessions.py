from typing import Any

from django.contrib.sessions.base_session import AbstractBaseSession, BaseSessionManager
from django.db import models
from django.db.models import Q
from django.utils.crypto import salted_hmac

from accounts.models.people import User


class Session(AbstractBaseSession):
    """What a browser's cookie stands for; of somebody signed in, also who, since when and on what.

    No address and no place are kept: people know their sessions by device and time, and a place
    guessed from an address would be wrong as often as right. The device is kept in plain words,
    not as the browser's own line. A row goes at most a day after its last use.
    """

    user = models.ForeignKey(User, models.CASCADE, null=True, related_name="sessions")
    device = models.CharField(max_length=60, blank=True)
    started_at = models.DateTimeField(null=True)
    used_at = models.DateTimeField(null=True)

    objects = BaseSessionManager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="session_of_somebody_has_times",
                condition=Q(user__isnull=True) | Q(started_at__isnull=False, used_at__isnull=False),
            )
        ]

    def __str__(self) -> str:
        return self.device

    @property
    def handle(self) -> str:
        """What a page calls it by: the key itself would let its reader in."""
        return salted_hmac("session", self.session_key).hexdigest()[:32]

    @classmethod
    def get_session_store_class(cls) -> Any:
        # The store is made of this model.
        from accounts.sessions.store import SessionStore

        return SessionStore
