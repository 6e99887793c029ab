from accounts.models.organisations import EmailDomain, Organisation, OrganisationQuerySet
from accounts.models.people import Membership, MembershipQuerySet, User

__all__ = [
    "EmailDomain",
    "Membership",
    "MembershipQuerySet",
    "Organisation",
    "OrganisationQuerySet",
    "User",
]
