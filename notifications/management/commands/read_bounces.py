import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.db import OperationalError
from django.utils import timezone

from notifications.actions.bounces import note_bounce
from notifications.actions.receipts import StillBeingSent
from notifications.delivery.bounces import MOST_BYTES, read_bounce

TRY_LATER = 75
"""EX_TEMPFAIL of sysexits.h: a mail server keeps the mail and pipes it in again."""


class Command(BaseCommand):
    help = "Read one mail from standard input; if a mail of ours came back with it, note that."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.epilog = "Ends with 0, also for mail it does not know; with 75 to be tried again."

    def handle(self, *args: Any, **options: Any) -> None:
        bounce = read_bounce(sys.stdin.buffer.read(MOST_BYTES))
        try:
            is_noted = bool(bounce) and note_bounce(bounce, at=timezone.now())
        except (StillBeingSent, OperationalError):
            sys.exit(TRY_LATER)
        self.stdout.write("Noted." if is_noted else "Nothing of ours came back with it.")
