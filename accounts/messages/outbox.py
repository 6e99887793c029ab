"""The outbox as this app sees it.

Messages are sent by notifications, which stands above accounts and therefore plugs its outbox in
here when it starts, rather than being imported.
"""

from collections.abc import Callable
from datetime import datetime
from typing import Any

Queue = Callable[..., Any]
_queues: list[Queue] = []


def plug_in(queue: Queue) -> None:
    _queues[:] = [queue]


def queue_message(*, to: Any, kind: str, key: str, at: datetime, **words: Any) -> None:
    """Write one message in the caller's transaction; see notifications.actions.queue_message."""
    _queues[0](to=to, kind=kind, key=key, at=at, **words)
