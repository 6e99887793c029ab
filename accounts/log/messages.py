from collections.abc import Iterable
from datetime import datetime

from accounts.messages.outbox import queue_message
from accounts.models import User
from workflow.sealing import Findings

# A mail names the first ones; the command names all.
MOST_FAULTS = 10


def tell_log_is_broken(found: Findings, administrators: Iterable[User], at: datetime) -> None:
    """Once for each state of the log."""
    for administrator in administrators:
        queue_message(
            to=administrator,
            kind="log_broken",
            key=f"{found.head}:{len(found.faults)}",
            at=at,
            faults=found.faults[:MOST_FAULTS],
            more=max(0, len(found.faults) - MOST_FAULTS),
        )
