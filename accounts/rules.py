"""Permissions about one person, membership or organisation."""

from accounts.enums import LEADS, ROLES_BY_KIND, ROLES_LEADS_GIVE, TRUSTED, OrganisationKind, Role
from accounts.models import Invitation, Membership, Organisation, User
from accounts.permissions import LGA_ADMINISTRATOR
from accounts.standing import standing_of
from workflow.permissions import ALLOWED, Permission, refused


def _leads(user, subject):
    """`subject` is a membership or an invitation."""
    standing = standing_of(user)
    if standing.is_administrator:
        return True
    led = subject.organisation_id in standing.organisations_led
    return led and subject.role in ROLES_LEADS_GIVE


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


def _erases(user, person):
    if not (user.pk == person.pk or standing_of(user).is_administrator):
        return False
    return refused("This account is closed already.") if person.is_erased else ALLOWED


def _switches_off(user, person):
    if not standing_of(user).is_administrator:
        return False
    if user.pk == person.pk:
        return refused("Another administrator has to switch off your own account.")
    if person.is_erased or person.switched_off_at:
        return refused("This account is off already.")
    return ALLOWED


def _switches_on(user, person):
    if not standing_of(user).is_administrator:
        return False
    is_off = person.switched_off_at and not person.is_erased
    return ALLOWED if is_off else refused("This account is not switched off.")


def _wakes(user, person):
    """A role that leads do not give needs somebody who does."""
    standing = standing_of(user)
    if standing.is_administrator:
        return ALLOWED
    roles = person.memberships.active()
    if not roles.filter(organisation__in=standing.organisations_led).exists():
        return False
    if is_trusted(person):
        return refused("They also vet or work for the LGA, so an LGA administrator lets them in.")
    return ALLOWED


def _confirms(user, membership):
    if not standing_of(user).is_administrator:
        return False
    if membership.user_id == user.pk:
        return refused("Somebody else has to confirm your own role.")
    return ALLOWED if membership.is_active else refused("This role has ended.")


def is_trusted(person: User) -> bool:
    """Whether somebody holds a role that vets, decides or looks after the portal."""
    return person.memberships.active().filter(role__in=TRUSTED).exists()


def is_only_administrator(person: User) -> bool:
    """Whether nobody could look after the portal without them."""
    administrators = Membership.objects.active().filter(role=Role.LGA_ADMINISTRATOR)
    others = administrators.exclude(user=person).filter(user__is_active=True)
    return administrators.filter(user=person).exists() and not others.exists()


def is_only_lead(membership: Membership) -> bool:
    """Whether nobody could look after the organisation's people without them."""
    active = Membership.objects.active().filter(organisation=membership.organisation)
    leads = active.filter(role=membership.role, user__is_active=True)
    is_lead = membership.role in LEADS
    return is_lead and not leads.exclude(user=membership.user).exists()


def roles_to_give(user: User, organisation: Organisation) -> tuple[Role, ...]:
    """The roles this person may give in this organisation."""
    fitting = ROLES_BY_KIND[OrganisationKind(organisation.kind)]
    standing = standing_of(user)
    if standing.is_administrator:
        return fitting
    is_led = organisation.pk in standing.organisations_led
    return tuple(role for role in fitting if is_led and role in ROLES_LEADS_GIVE)


def is_still_offered(invitation: Invitation) -> bool:
    """Whether whoever sent it could still give this role: nobody comes in by the word of one who left."""
    return invitation.role in roles_to_give(invitation.invited_by, invitation.organisation)


DECIDES_MEMBERSHIP = Permission(
    "decides membership",
    "LGA administrators and the organisation’s lead",
    _leads,
    otherwise="Only a lead of this organisation or an LGA administrator decides on it.",
)
ENDS_MEMBERSHIP = Permission(
    "ends membership",
    "LGA administrators and the organisation’s lead, never the person themselves",
    _leads_other,
    otherwise="Only a lead of this organisation or an LGA administrator ends it.",
)
MANAGES_PEOPLE = Permission(
    "manages people",
    "LGA administrators and the organisation’s lead",
    _manages,
    otherwise="Only a lead of this organisation or an LGA administrator does this. Ask one of them.",
)
IS_INVITED = Permission(
    "is invited",
    "whoever owns the invited e-mail address",
    _is_invited,
    otherwise="Sign in with the address that was invited.",
)
WITHDRAWS_INVITATION = Permission(
    "withdraws invitation",
    "LGA administrators and the organisation’s lead",
    _leads,
    otherwise="Only a lead of this organisation or an LGA administrator withdraws it.",
)
ERASES_PERSON = Permission(
    "erases person",
    "the person themselves and LGA administrators",
    _erases,
    otherwise="Only the person themselves or an LGA administrator closes this account.",
)
SWITCHES_OFF = Permission(
    "switches off",
    "LGA administrators, never their own",
    _switches_off,
    otherwise="Only an LGA administrator switches an account off.",
)
SWITCHES_ON = Permission(
    "switches on",
    "LGA administrators",
    _switches_on,
    otherwise="Only an LGA administrator switches an account on.",
)
WAKES_PERSON = Permission(
    "wakes person",
    "LGA administrators; leads of their organisation, unless they vet or work for the LGA",
    _wakes,
    otherwise="Only a lead of their organisation or an LGA administrator lets them in again.",
)
CONFIRMS_ACCESS = Permission(
    "confirms access",
    "LGA administrators, never the person themselves",
    _confirms,
    otherwise=LGA_ADMINISTRATOR.otherwise,
)
