"""Who may do what to a statement, a challenge or a question."""

from django.utils import timezone

from accounts.enums import Role
from accounts.interests import has_interest
from accounts.permissions import LGA_STAFF
from accounts.standing import standing_of
from challenges.enums import ChallengeStatus, StatementStatus
from challenges.models import ChallengeDesigner
from workflow.permissions import ALLOWED, Permission, refused

# Who writes statements for a council, and can take one over.
AUTHORS = (Role.COUNCIL_OFFICER, Role.COUNCIL_LEAD)
# So many statements are joined to one challenge at a time.
MOST_JOINED = 50


def _own_council(user, statement):
    return statement.council_id in standing_of(user).councils


def _edits(user, statement):
    if not _own_council(user, statement):
        return False
    if statement.status not in (StatementStatus.DRAFT, StatementStatus.RETURNED):
        return refused(
            "A submitted statement keeps its words. It can be edited when it is returned."
        )
    return True


def _hands_over(user, statement):
    """`statement` need not be there yet: its author and council are what counts."""
    standing = standing_of(user)
    is_theirs = statement.author_id == user.pk and statement.council_id in standing.councils
    leads = statement.council_id in standing.organisations_led
    if is_theirs or leads or standing.is_administrator:
        return True
    if statement.council_id in standing.councils:
        return refused("Its author or a lead of your council hands it over.")
    return False


def _sees_statement(user, statement):
    return type(statement).objects.visible_to(user).filter(pk=statement.pk).exists()


def _reads_attachment(user, attachment):
    statement, standing = attachment.statement, standing_of(user)
    if statement.council_id in standing.councils:
        return True
    return standing.is_staff and statement.submitted_at is not None


def _answers(user, challenge):
    return standing_of(user).is_staff or _designed(user, challenge)


def _designed(user, challenge):
    return ChallengeDesigner.objects.filter(
        challenge__in=(challenge.pk, challenge.merged_into_id),
        organisation__in=standing_of(user).councils,
    ).exists()


def _supports(user, challenge):
    if challenge.is_merged:
        return refused(f"This is now part of “{challenge.live.title}”. Share that one.")
    if challenge.status != ChallengeStatus.PUBLISHED:
        return refused("This challenge is closed. It takes no more supporters.")
    return bool(standing_of(user).councils)


def _starts(user, council):
    if council.pk not in standing_of(user).councils:
        return False
    if not council.exists_on(timezone.localdate()):
        return refused(
            f"{council} does not exist any more. Choose the council that took its place."
        )
    return ALLOWED


def _gave_support(user, support):
    return support.organisation_id in standing_of(user).councils


def _asks(user, challenge):
    if challenge.is_merged:
        return refused(f"This is now part of “{challenge.live.title}”. Ask there.")
    if challenge.status != ChallengeStatus.PUBLISHED:
        return refused("This challenge is closed. It takes no more questions.")
    return bool(standing_of(user).vendors)


def _acts_for(user, council):
    standing = standing_of(user)
    return standing.is_staff if council is None else council.pk in standing.councils


def _has_no_interest(user, vendor):
    if has_interest(user, vendor.pk):
        return refused("You have an interest in this vendor.")
    return True


def _reads_contacts(user, _):
    standing = standing_of(user)
    return bool(standing.is_staff or standing.councils or standing.vendors)


def _edits_challenge(user, challenge):
    if not standing_of(user).is_staff:
        return False
    if challenge.is_merged:
        return refused(f"This challenge was merged into “{challenge.live.title}”. Edit that one.")
    if challenge.status not in (ChallengeStatus.DRAFT, ChallengeStatus.PUBLISHED):
        return refused("A closed challenge keeps its words.")
    return True


OWN_STATEMENT = Permission(
    "own statement",
    "officers of the council that made it",
    _own_council,
    otherwise="Only officers of the council that wrote this statement do this.",
)
STARTS_STATEMENT = Permission(
    "starts statement",
    "officers of the council it is made for",
    _starts,
    otherwise="Only officers of this council write statements for it.",
)
EDITS_STATEMENT = Permission(
    "edits statement",
    "officers of the council that made it, while it is a draft or returned",
    _edits,
    otherwise=OWN_STATEMENT.otherwise,
)
HANDS_OVER = Permission(
    "hands over statements",
    "their author while in the council, leads of the council, LGA administrators",
    _hands_over,
    otherwise="Only its author, a lead of that council or an LGA administrator hands it over.",
)
SEES_STATEMENT = Permission(
    "sees statement",
    "the council that made it, LGA staff once submitted, everybody once it feeds a public challenge",
    _sees_statement,
    public=True,
)
ANSWERS_QUESTIONS = Permission(
    "answers questions",
    "LGA staff and officers of the councils that designed it",
    _answers,
    otherwise="Only LGA staff and officers of a council that designed this challenge do this.",
)
DESIGNED_CHALLENGE = Permission(
    "designed challenge",
    "officers of the councils that designed it",
    _designed,
    otherwise="Only officers of a council that designed this challenge do this.",
)
READS_EVIDENCE = Permission(
    "reads evidence",
    "LGA staff, and officers of the councils that designed it once it is public",
    lambda user, challenge: (
        standing_of(user).is_staff or (challenge.is_public and _designed(user, challenge))
    ),
    otherwise="Only LGA staff and, once it is public, officers of a council that designed it read this.",
)
DECLINES_QUESTION = Permission(
    "declines question",
    "LGA staff",
    lambda user, _: standing_of(user).is_staff,
    otherwise=LGA_STAFF.otherwise,
)
SUPPORTS_CHALLENGE = Permission(
    "supports challenge",
    "officers of a council, while the challenge is open",
    _supports,
    otherwise="Only officers of a council share a challenge.",
)
WITHDRAWS_SUPPORT = Permission(
    "withdraws support",
    "officers of the council that gave it",
    _gave_support,
    otherwise="Only officers of the council that shared this challenge change that.",
)
CHANGES_SUPPORT = Permission(
    "changes support",
    "officers of the council that gave it",
    _gave_support,
    otherwise=WITHDRAWS_SUPPORT.otherwise,
)
ASKS_QUESTION = Permission(
    "asks question",
    "people of a vendor, while the challenge is open",
    _asks,
    otherwise="Only people of a vendor ask questions here.",
)
EDITS_CHALLENGE = Permission(
    "edits challenge",
    "LGA staff, until it is closed",
    _edits_challenge,
    otherwise=LGA_STAFF.otherwise,
)
OPENS_EDITOR = Permission(
    "opens editor",
    "LGA staff, until it is closed; what was merged meanwhile is answered with where it went",
    lambda user, challenge: (
        (challenge.is_merged and standing_of(user).is_staff) or _edits_challenge(user, challenge)
    ),
    otherwise=LGA_STAFF.otherwise,
)
JOINS_STATEMENTS = Permission(
    "joins statements",
    "LGA staff, into a challenge that is not closed",
    _edits_challenge,
    otherwise=LGA_STAFF.otherwise,
)
ACTS_FOR_COUNCIL_OR_LGA = Permission(
    "acts for council or LGA",
    "officers for their council, LGA staff for the LGA",
    _acts_for,
    otherwise="Only officers act for their council, and only LGA staff for the LGA.",
)
HAS_NO_INTEREST = Permission(
    "has no interest",
    "people without an interest in the vendor",
    _has_no_interest,
    otherwise="You have an interest in this vendor.",
)
READS_CONTACTS = Permission(
    "reads contacts",
    "officers of a council, people of a vendor, LGA staff: each what concerns them",
    _reads_contacts,
    otherwise="Only officers of a council, people of a vendor and LGA staff read contacts.",
)
READS_ATTACHMENT = Permission(
    "reads attachment",
    "officers of the council that added it, and LGA staff once the statement is submitted",
    _reads_attachment,
    otherwise="Only officers of the council that added it, and LGA staff once it is submitted, read this file.",
)
