"""How the replica is reached."""

from typing import Any

NAME = "replica"
# Pages are not held up by it for longer: the primary answers then.
CONNECT_SECONDS = 2


def described(facts: dict[str, Any]) -> dict[str, Any]:
    """The facts of a database, so that whatever is written there by mistake is refused."""
    own = {"connect_timeout": CONNECT_SECONDS, "options": "-c default_transaction_read_only=on"}
    return {**facts, "OPTIONS": {**facts.get("OPTIONS", {}), **own}}
