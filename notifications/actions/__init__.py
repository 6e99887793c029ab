from notifications.actions.outbox import (
    FIRST_WAIT,
    MOST_ATTEMPTS,
    claim_message,
    deliver_message,
    note_arrival,
    patience,
    queue_message,
    release_abandoned,
    send_again,
    settle_message,
)

__all__ = [
    "FIRST_WAIT",
    "MOST_ATTEMPTS",
    "claim_message",
    "deliver_message",
    "note_arrival",
    "patience",
    "queue_message",
    "release_abandoned",
    "send_again",
    "settle_message",
]
