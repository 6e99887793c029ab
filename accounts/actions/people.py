from datetime import datetime

from django.db import transaction

from accounts.models import User
from workflow.engine import record


@transaction.atomic
def change_name(user: User, name: str, *, by: User, at: datetime) -> None:
    record(user, "change name", by=by, at=at, data={"before": user.name})
    user.name = name
    user.save(update_fields=["name"])
