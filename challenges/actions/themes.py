from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Max

from accounts.models import User
from accounts.permissions import LGA_ADMINISTRATOR
from challenges.models import Theme
from workflow.engine import record, require


@transaction.atomic
def create_theme(*, by: User, at: datetime, **words: Any) -> Theme:
    """Added below the others. `words` are name, slug, question and colour."""
    require(LGA_ADMINISTRATOR, None, by=by)
    last = Theme.objects.aggregate(last=Max("position"))["last"]
    made = Theme.objects.create(**words, position=0 if last is None else last + 1)
    record(made, "create", by=by, at=at)
    return made


@transaction.atomic
def change_theme(theme: Theme, *, by: User, at: datetime, **words: Any) -> None:
    require(LGA_ADMINISTRATOR, theme, by=by)
    for name, value in words.items():
        setattr(theme, name, value)
    theme.save(update_fields=list(words))
    record(theme, "change", by=by, at=at)


@transaction.atomic
def move_theme(theme: Theme, *, up: bool, by: User, at: datetime) -> None:
    """One place up or down among the current themes; at the end nothing happens."""
    require(LGA_ADMINISTRATOR, theme, by=by)
    order = list(Theme.objects.current().select_for_update())
    place = order.index(theme)
    target = place - 1 if up else place + 1
    if 0 <= target < len(order):
        order[place], order[target] = order[target], order[place]
        _number(order)
        record(theme, "move", by=by, at=at, data={"place": target + 1})


@transaction.atomic
def archive_theme(theme: Theme, *, by: User, at: datetime) -> None:
    """Challenges keep it; new ones cannot choose it."""
    require(LGA_ADMINISTRATOR, theme, by=by)
    if Theme.objects.filter(pk=theme.pk, archived_at=None).update(archived_at=at):
        record(theme, "archive", by=by, at=at)


@transaction.atomic
def restore_theme(theme: Theme, *, by: User, at: datetime) -> None:
    require(LGA_ADMINISTRATOR, theme, by=by)
    if Theme.objects.filter(pk=theme.pk, archived_at__isnull=False).update(archived_at=None):
        record(theme, "restore", by=by, at=at)


def _number(order: list[Theme]) -> None:
    for position, theme in enumerate(order):
        theme.position = position
    Theme.objects.bulk_update(order, ["position"])
