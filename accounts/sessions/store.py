"""Where sessions are kept: Django's own cached table, with a column for whose each is."""

from datetime import UTC, datetime
from typing import Any

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.cached_db import SessionStore as CachedStore
from django.core.cache import caches

from accounts.sessions.times import SEEN, STARTED


class SessionStore(CachedStore):
    """`device`, in words, is set by the middleware on each request; saved with a sign-in."""

    cache_key_prefix = "accounts.sessions."

    @classmethod
    def get_model_class(cls) -> Any:
        # Django makes the store before it knows the models.
        from accounts.models import Session

        return Session

    @classmethod
    def forget_copies(cls, keys: list[str]) -> None:
        cache = caches[settings.SESSION_CACHE_ALIAS]
        cache.delete_many([cls.cache_key_prefix + key for key in keys])

    def create_model_instance(self, data: dict[str, Any]) -> Any:
        row = super().create_model_instance(data)
        if SESSION_KEY in data:
            row.user_id = int(data[SESSION_KEY])
            row.device = data.get("device", "")
            row.started_at, row.used_at = (_moment(data[name]) for name in (STARTED, SEEN))
        return row


def _moment(seconds: float) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)
