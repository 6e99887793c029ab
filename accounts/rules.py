"""Permissions about one person, membership or organisation."""

from accounts.standing import standing_of
from workflow.permissions import ALLOWED, Permission, refused


def _leads(user, subject):
    """`subject` is anything that belongs to an organisation."""
    standing = standing_of(user)
    return standing.is_administrator or subject.organisation_id in standing.organisations_led


def _leads_other(user, membership):
    if membership.user_id == user.pk:
        return refused("Somebody else has to end your own role.")
    return _leads(user, membership)


def _is_invited(user, invitation):
    if not user.is_authenticated:
        return False
    if user.email == invitation.email:
        return ALLOWED
    return refused(
        f"This invitation is for {invitation.email}. Sign in with that address to accept it."
    )


def _manages(user, organisation):
    standing = standing_of(user)
    return standing.is_administrator or organisation.pk in standing.organisations_led


DECIDES_MEMBERSHIP = Permission(
    "decides membership", "LGA administrators and the organisation’s lead", _leads
)
ENDS_MEMBERSHIP = Permission(
    "ends membership",
    "LGA administrators and the organisation’s lead, never the person themselves",
    _leads_other,
)
MANAGES_PEOPLE = Permission(
    "manages people", "LGA administrators and the organisation’s lead", _manages
)
IS_INVITED = Permission("is invited", "whoever owns the invited e-mail address", _is_invited)
WITHDRAWS_INVITATION = Permission(
    "withdraws invitation", "LGA administrators and the organisation’s lead", _leads
)
