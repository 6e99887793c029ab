"""Django's own, which gives up rather than let everybody queue behind a lock it waits for."""

from typing import Any

from django.core.management.commands import migrate
from django.db import connections

LONGEST_WAIT = "5s"


class Command(migrate.Command):
    def handle(self, *args: Any, **options: Any) -> None:
        with connections[options["database"]].cursor() as cursor:
            cursor.execute("SELECT set_config('lock_timeout', %s, false)", [LONGEST_WAIT])
        try:
            super().handle(*args, **options)
        finally:
            with connections[options["database"]].cursor() as cursor:
                cursor.execute("RESET lock_timeout")
