from accounts.models.copies import PersonalCopy
from accounts.models.directories import Directory
from accounts.models.invitations import Invitation, InvitationQuerySet
from accounts.models.organisations import EmailDomain, Organisation, OrganisationQuerySet
from accounts.models.people import Membership, MembershipQuerySet, User
from accounts.models.retention import RetentionCertificate
from accounts.models.sessions import Session

__all__ = [
    "Directory",
    "EmailDomain",
    "Invitation",
    "InvitationQuerySet",
    "Membership",
    "MembershipQuerySet",
    "Organisation",
    "OrganisationQuerySet",
    "PersonalCopy",
    "RetentionCertificate",
    "Session",
    "User",
]
