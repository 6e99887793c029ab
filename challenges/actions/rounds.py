from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from accounts.models import User
from accounts.permissions import LGA_ADMINISTRATOR
from challenges.models import Round, Theme
from workflow.engine import record, require


@transaction.atomic
def create_round(*, themes: Sequence[Theme] = (), by: User, at: datetime, **dates: Any) -> Round:
    """`dates` are the fields of the round, its name and slug among them. No themes means all."""
    require(LGA_ADMINISTRATOR, None, by=by)
    made = Round.objects.create(**dates)
    made.themes.set(themes)
    record(made, "create", by=by, at=at)
    return made


@transaction.atomic
def change_round(
    round: Round, *, themes: Sequence[Theme] | None = None, by: User, at: datetime, **dates: Any
) -> Round:
    """The log keeps which dates and themes stood before. Themes stay as they are where none are given."""
    require(LGA_ADMINISTRATOR, round, by=by)
    locked = Round.objects.select_for_update().get(pk=round.pk)
    before: dict[str, Any] = {name: str(getattr(locked, name)) for name in dates}
    for name, value in dates.items():
        setattr(locked, name, value)
    locked.save(update_fields=list(dates))
    if themes is not None:
        before["themes"] = [theme.name for theme in locked.themes.order_by("position", "pk")]
        locked.themes.set(themes)
    record(locked, "change", by=by, at=at, data={"before": before})
    return locked
