from datetime import datetime
from typing import Any

from django.db import transaction

from accounts.models import User
from accounts.permissions import LGA_ADMINISTRATOR
from challenges.models import Round
from workflow.engine import record, require


@transaction.atomic
def create_round(*, by: User, at: datetime, **dates: Any) -> Round:
    """`dates` are the fields of the round, its name and slug among them."""
    require(LGA_ADMINISTRATOR, None, by=by)
    made = Round.objects.create(**dates)
    record(made, "create", by=by, at=at)
    return made


@transaction.atomic
def change_round(round: Round, *, by: User, at: datetime, **dates: Any) -> Round:
    """The log keeps which dates stood before."""
    require(LGA_ADMINISTRATOR, round, by=by)
    locked = Round.objects.select_for_update().get(pk=round.pk)
    before = {name: str(getattr(locked, name)) for name in dates}
    for name, value in dates.items():
        setattr(locked, name, value)
    locked.save(update_fields=list(dates))
    record(locked, "change", by=by, at=at, data={"before": before})
    return locked
