"""What is left to a worker once a change is committed."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.db import transaction


def after_commit(act: Callable[..., Any], *args: Any) -> None:
    """Call `act(*args)` when the caller's transaction is through; a failure goes to the log alone.

    The change stands, and beat does what was left: a broker that is away must not turn a page that
    did its work into an error. Django names the function in the log, and a `partial` has no name:
    it would break on that.
    """

    @wraps(act)
    def afterwards() -> None:
        act(*args)

    transaction.on_commit(afterwards, robust=True)
