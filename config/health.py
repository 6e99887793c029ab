"""Whether this process lives, and whether it can do its work: for containers, proxies and monitors."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from celery import current_app
from django.conf import settings
from django.db import DatabaseError, connection
from django.http import HttpRequest, JsonResponse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache

from accounts.pages.guarded import Guarded
from accounts.permissions import ANYONE, LGA_STAFF
from config.replica.distance import seconds_behind
from documents.scanners import scanner_answers
from documents.storage import private_storage
from notifications.models import Message

log = logging.getLogger(__name__)
# Beat sweeps the outbox every half minute; a mail server that is away makes messages wait longer.
LONGEST_WAIT = timedelta(minutes=15)


@dataclass(frozen=True)
class Part:
    """`is_needed` where pages cannot be served without it; of the others only some work waits."""

    name: str
    is_well: Callable[[], bool]
    is_needed: bool


@method_decorator(never_cache, name="dispatch")
class Live(Guarded):
    """200 as long as the process answers; it asks nobody else, so that no other's fault restarts it."""

    permission = ANYONE

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> JsonResponse:
        return JsonResponse({"status": "ok"})


@method_decorator(never_cache, name="dispatch")
class Ready(Guarded):
    """200 when pages can be served, 503 when not. Which part is not well, staff read and the log says."""

    permission = ANYONE

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> JsonResponse:
        found = {part: _asked(part) for part in parts_in_use()}
        is_ready = all(well for part, well in found.items() if part.is_needed)
        status = "not ready" if not is_ready else "ok" if all(found.values()) else "some work waits"
        parts = {part.name: "ok" if well else "not well" for part, well in found.items()}
        told = {"parts": parts} if self._is_staff(request) else {}
        return JsonResponse({"status": status, **told}, status=200 if is_ready else 503)

    def _is_staff(self, request: HttpRequest) -> bool:
        try:
            return bool(LGA_STAFF.check(request.user))
        except DatabaseError:
            return False


def database_answers() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return True


def broker_answers() -> bool:
    with current_app.connection_for_write() as broker:
        broker.connect()
    return True


def storage_answers() -> bool:
    private_storage().exists("is-anybody-there")
    return True


def replica_is_near() -> bool:
    return seconds_behind() <= settings.REPLICA_SECONDS


def outbox_is_sent() -> bool:
    since = Message.objects.waiting_since()
    return since is None or timezone.now() - since < LONGEST_WAIT


PARTS = (
    Part("database", database_answers, is_needed=True),
    Part("broker", broker_answers, is_needed=True),
    Part("storage", storage_answers, is_needed=True),
    Part("outbox", outbox_is_sent, is_needed=False),
    Part("scanner", scanner_answers, is_needed=False),
)
REPLICA = Part("replica", replica_is_near, is_needed=False)


def parts_in_use() -> tuple[Part, ...]:
    return (*PARTS, REPLICA) if settings.REPLICA_URL else PARTS


def _asked(part: Part) -> bool:
    try:
        is_well = part.is_well()
    except Exception:  # whatever keeps it from answering, it is not well
        log.warning("The %s does not answer.", part.name, exc_info=True)
        return False
    if not is_well:
        log.warning("The %s is not well.", part.name)
    return is_well
