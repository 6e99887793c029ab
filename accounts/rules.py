"""Permissions about one person, membership or organisation."""

from accounts.standing import standing_of
from workflow.permissions import Permission, refused


def _leads(user, membership):
    standing = standing_of(user)
    return standing.is_administrator or membership.organisation_id in standing.organisations_led


def _leads_other(user, membership):
    if membership.user_id == user.pk:
        return refused("Somebody else has to end your own role.")
    return _leads(user, membership)


DECIDES_MEMBERSHIP = Permission(
    "decides membership", "LGA administrators and the organisation’s lead", _leads
)
ENDS_MEMBERSHIP = Permission(
    "ends membership",
    "LGA administrators and the organisation’s lead, never the person themselves",
    _leads_other,
)
