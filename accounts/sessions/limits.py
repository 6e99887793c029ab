"""How long somebody stays signed in, by the roles they hold: see docs/adr/0024."""

from dataclasses import dataclass
from datetime import timedelta

from accounts.enums import Role
from accounts.standing import Standing


@dataclass(frozen=True)
class Limits:
    """`idle`: without a request. `whole`: since the sign-in, whatever happens."""

    idle: timedelta
    whole: timedelta


# NIST SP 800-63B-4 section 2.2.3 asks at its second level for an hour and a day at most.
OF_ANYBODY = Limits(idle=timedelta(hours=2), whole=timedelta(hours=24))
OF_WHO_VETS = Limits(idle=timedelta(minutes=30), whole=timedelta(hours=12))

LIMITS = {
    Role.COUNCIL_OFFICER: OF_ANYBODY,
    Role.COUNCIL_LEAD: OF_ANYBODY,
    Role.VENDOR_USER: OF_ANYBODY,
    Role.VENDOR_LEAD: OF_ANYBODY,
    Role.ASSESSOR: OF_WHO_VETS,
    Role.LGA_OFFICER: OF_WHO_VETS,
    Role.LGA_ADMINISTRATOR: OF_WHO_VETS,
}


def limits_of(standing: Standing) -> Limits:
    """The strictest of the roles somebody holds."""
    held = [LIMITS[Role(role)] for role, _ in standing.held] or [OF_ANYBODY]
    return Limits(min(one.idle for one in held), min(one.whole for one in held))


def in_words(span: timedelta) -> str:
    """Whole hours, or minutes below one."""
    minutes = int(span.total_seconds()) // 60
    return f"{minutes} minutes" if minutes < 60 else f"{minutes // 60} hours"
