"""Putting a round's statements into groups, for staff who join them."""

from datetime import datetime
from functools import partial

from celery import current_app

from challenges.models import Round
from matching import kept_groups
from matching.queries.groups import groups_of
from workflow.afterwards import after_commit


def ask_for_groups(round: Round) -> bool:
    """Leave it to a worker; False while one is at it. Nothing happens when the broker is away."""
    if not kept_groups.begin(round.pk):
        return False
    after_commit(current_app.send_task, "matching.tasks.group_statements", [round.pk])
    return True


def work_out_groups(round: Round, *, at: datetime) -> None:
    groups = groups_of(round, at=at, tell=partial(kept_groups.note, round.pk))
    kept_groups.keep(round.pk, groups)
