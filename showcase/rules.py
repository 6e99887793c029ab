"""Who may do what to an event, a registration or a report, and what an address or an offer means."""

from datetime import datetime, timedelta

from workflow.permissions import Permission

HOLDS_REGISTRATION = Permission(
    "holds registration",
    "whoever holds the private link of the registration",
    lambda user, registration: True,
    public=True,
)

LONGEST_OFFER = timedelta(hours=48)
CONFIRM_WITHIN = timedelta(hours=48)


def offer_end(starts_at: datetime, at: datetime) -> datetime:
    """Two days, or half of the time that is left, so that near the event more than one can be asked."""
    return at + min(LONGEST_OFFER, (starts_at - at) / 2)


def mailbox_of(email: str) -> str:
    """The address without what stands behind a plus sign: ada+showcase@… and ada@… reach one person."""
    local, _, domain = email.lower().rpartition("@")
    return f"{local.partition('+')[0] or local}@{domain}"
