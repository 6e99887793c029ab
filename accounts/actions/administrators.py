"""That somebody is left who looks after the portal."""

from accounts.enums import Role
from accounts.models import Membership, User
from accounts.rules import is_only_administrator
from workflow.engine import TransitionDenied

NOBODY_ELSE = "Nobody else is an LGA administrator any more. Appoint somebody first."


def hold_administrators() -> None:
    """Keep the roles of LGA administrators as they are until the caller's transaction is through.

    For whatever could take the last one away: two such acts go one after the other, and the second
    counts what the first left. Taken before any other lock, so that none waits for the other.
    """
    roles = Membership.objects.active().filter(role=Role.LGA_ADMINISTRATOR)
    list(roles.select_for_update().order_by("pk").values_list("pk", flat=True))


def require_another_administrator(person: User) -> None:
    """Holds them. Raises TransitionDenied where `person` is the only one."""
    hold_administrators()
    if is_only_administrator(person):
        raise TransitionDenied(NOBODY_ELSE)
