from datetime import datetime

from django.db import transaction

from accounts.models import User
from vendors.models import Solution
from vendors.rules import RENAMES_SOLUTION
from workflow.engine import record, require


@transaction.atomic
def rename_solution(solution: Solution, *, name: str, by: User, at: datetime) -> None:
    """Give a solution that was never public another name; its address stays, as letters cite it."""
    locked = Solution.objects.select_for_update(of=("self",)).get(pk=solution.pk)
    require(RENAMES_SOLUTION, locked, by=by)
    before, locked.name = locked.name, name
    if before == name:
        return
    locked.save(update_fields=["name"])
    record(locked, "rename", by=by, at=at, data={"from": before, "to": name})
