"""Permissions that depend on a person's roles alone."""

from accounts.standing import standing_of
from workflow.permissions import Permission

ANYONE = Permission("anyone", "anyone, signed in or not", lambda user, _: True, public=True)
SIGNED_IN = Permission(
    "signed in",
    "anyone signed in",
    lambda user, _: user.is_authenticated,
    otherwise="Sign in first.",
)
COUNCIL_OFFICER = Permission(
    "council officer",
    "officers of a council",
    lambda user, _: bool(standing_of(user).councils),
    otherwise="Only officers of a council do this.",
)
COUNCIL_LEAD = Permission(
    "council lead",
    "leads of a council",
    lambda user, _: bool(standing_of(user).councils_led),
    otherwise="Only a lead of a council does this. Ask yours.",
)
VENDOR_PERSON = Permission(
    "vendor",
    "people of a vendor",
    lambda user, _: bool(standing_of(user).vendors),
    otherwise="Only people of a vendor do this.",
)
VENDOR_LEAD = Permission(
    "vendor lead",
    "leads of a vendor",
    lambda user, _: bool(standing_of(user).vendors_led),
    otherwise="Only a lead of a vendor does this. Ask yours.",
)
ORGANISATION_LEAD = Permission(
    "organisation lead",
    "leads of a council or a vendor",
    lambda user, _: bool(standing_of(user).organisations_led),
    otherwise="Only a lead of a council or a vendor does this. Ask yours.",
)
ASSESSOR = Permission(
    "assessor",
    "assessors",
    lambda user, _: standing_of(user).is_assessor,
    otherwise="Only assessors do this.",
)
LGA_STAFF = Permission(
    "LGA staff",
    "LGA staff",
    lambda user, _: standing_of(user).is_staff,
    otherwise="Only LGA staff do this.",
)
LGA_ADMINISTRATOR = Permission(
    "LGA administrator",
    "LGA administrators",
    lambda user, _: standing_of(user).is_administrator,
    otherwise="Only LGA administrators do this. Ask one of them.",
)
