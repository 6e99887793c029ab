"""Whether the servers behind the site answer, for the checks of containers and monitors."""

import logging
from typing import Any

from celery import current_app
from django.db import connection
from django.http import HttpRequest, JsonResponse
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache

from accounts.guarded import Guarded
from accounts.permissions import ANYONE

log = logging.getLogger(__name__)


@method_decorator(never_cache, name="dispatch")
class Health(Guarded):
    """200 when the database and the broker answer, 503 when one does not; the log has the reason."""

    permission = ANYONE

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> JsonResponse:
        answers = {"database": database_answers(), "broker": broker_answers()}
        words = {part: "ok" if answer else "no answer" for part, answer in answers.items()}
        return JsonResponse(words, status=200 if all(answers.values()) else 503)


def database_answers() -> bool:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except Exception:  # whatever keeps it from answering, pages cannot be made
        log.warning("The database does not answer.", exc_info=True)
        return False
    return True


def broker_answers() -> bool:
    try:
        with current_app.connection_for_write() as broker:
            broker.connect()
    except Exception:  # kombu hands on what the network, Redis or the address said
        log.warning("The broker does not answer.", exc_info=True)
        return False
    return True
