"""Who may do what to a vendor's things, and to the vetting of them."""

from django.db.models import Exists, Q
from django.utils import timezone

from accounts.interests import has_interest, vendors_declared_by, vendors_of_interest_to
from accounts.permissions import LGA_STAFF
from accounts.standing import standing_of
from challenges.models import Challenge
from vendors.enums import (
    EDITABLE_STATUSES,
    ELIGIBLE_STATUSES,
    VETTING_STATUSES,
    AppealStatus,
    AssignmentStatus,
    ResponseStatus,
)
from vendors.models import Appeal, Assignment, Response, SolutionVersion
from workflow.models import Event
from workflow.permissions import ALLOWED, Permission, Verdict, refused

CONFLICT = "You have an interest in this vendor."


def _of_vendor(user, solution):
    return solution.vendor_id in standing_of(user).vendors


def _version_of_vendor(user, version):
    return _of_vendor(user, version.solution)


def _leads_vendor(user, version):
    if version.solution.vendor_id in standing_of(user).vendors_led:
        return ALLOWED
    return (
        refused("Only your organisation’s lead may do this.")
        if _version_of_vendor(user, version)
        else refused("")
    )


def _edits(user, version):
    if not _version_of_vendor(user, version):
        return False
    if version.status not in EDITABLE_STATUSES:
        return refused("A submitted version keeps its words. It can be edited when it is returned.")
    return ALLOWED


def _belongs(user, organisation):
    return organisation.pk in standing_of(user).vendors


def _starts(user, vendor) -> Verdict | bool:
    if not _belongs(user, vendor):
        return False
    if not vendor.exists_on(timezone.localdate()):
        return refused(
            f"{vendor} does not exist any more. Offer it as the one that took its place."
        )
    return ALLOWED


def _may_join(user, vendor) -> Verdict | bool:
    if not user.is_authenticated:
        return False
    declared = vendors_declared_by(user).filter(pk=vendor.pk)
    return refused(CONFLICT) if declared.exists() else ALLOWED


def _leads(user, organisation):
    if organisation.pk in standing_of(user).vendors_led:
        return ALLOWED
    return refused("Only your organisation’s lead may do this.")


def _vets(user, version) -> Verdict | bool:
    if not standing_of(user).is_staff:
        return False
    return refused(CONFLICT) if has_interest(user, version.solution.vendor_id) else ALLOWED


def _decides(user, version) -> Verdict | bool:
    """Whoever scored a version does not decide on it, nor whoever decided what was then appealed."""
    verdict = _vets(user, version)
    if not verdict:
        return verdict
    scored, overruled = _part_in(version, user)
    if scored:
        return refused("You scored this solution, so somebody else decides on it.")
    if overruled:
        return refused("An appeal against your decision was upheld, so somebody else decides now.")
    return verdict


def _part_in(version, user) -> tuple[bool, bool]:
    """In one query: handed scores in; made a decision that was appealed with success."""
    scored = version.assignments.filter(assessor=user, status=AssignmentStatus.SUBMITTED)
    upheld = Appeal.objects.filter(version=version, status=AppealStatus.UPHELD)
    own = upheld.filter(Q(decision__prepared_by=user) | Q(decision__released_by=user))
    return SolutionVersion.objects.filter(pk=version.pk).values_list(Exists(scored), Exists(own))[0]


# What the log calls taking part in a decision, beside scoring.
PARTS = (
    "judge_eligibility",
    "open_moderation",
    "agree_score",
    "find_eligible",
    "find_eligible_with_conditions",
    "find_not_eligible",
)
SCORES = (AssignmentStatus.SCORING, AssignmentStatus.SUBMITTED)


def _took_part(user, version) -> bool:
    """Scored it or was let in to score it, judged, moderated, prepared or decided."""
    decided = Q(prepared_by=user) | Q(released_by=user)
    return (
        Assignment.objects.filter(version=version, assessor=user, status__in=SCORES).exists()
        or version.decisions.filter(decided).exists()
        or Event.objects.about(version).filter(by=user, name__in=PARTS).exists()
    )


def _decides_appeal(user, appeal) -> Verdict | bool:
    verdict = _vets(user, appeal.version)
    if verdict and _took_part(user, appeal.version):
        return refused("You took part in this decision, so somebody else answers the appeal.")
    return verdict


def _own_assignment(user, assignment) -> Verdict | bool:
    if assignment.assessor_id != user.pk or not standing_of(user).is_assessor:
        return False
    vendor = assignment.version.solution.vendor_id
    return refused(CONFLICT) if has_interest(user, vendor) else ALLOWED


def _reads_scores(user, version) -> Verdict | bool:
    """Whoever is still to score a version sees no score of others (while scores are coming in)."""
    verdict = _vets(user, version)
    if not verdict or version.status not in VETTING_STATUSES:
        return verdict
    if version.assignments.open().filter(assessor=user).exists():
        return refused("You score this solution yourself. Hand in your own scores first.")
    return ALLOWED


def _declares_interests(user, _) -> bool:
    return standing_of(user).is_assessor or standing_of(user).is_staff


def _keeps_profile(user, person) -> bool:
    """One's own, or as staff the one of any assessor."""
    is_own = person.pk == user.pk and standing_of(user).is_assessor
    return is_own or (standing_of(user).is_staff and standing_of(person).is_assessor)


def _lifts_interest(user, conflict) -> Verdict | bool:
    if not standing_of(user).is_administrator:
        return False
    return (
        refused("Somebody else lifts your interests.") if conflict.person_id == user.pk else ALLOWED
    )


def _handles_response(user, response) -> Verdict | bool:
    if not standing_of(user).is_staff:
        return False
    return refused(CONFLICT) if has_interest(user, response.solution.vendor_id) else ALLOWED


def _composes(user, challenge) -> Verdict | bool:
    """Whoever chooses among rivals has an interest in none of them: Procurement Act 2023, ss.81-83."""
    if not standing_of(user).is_staff:
        return False
    answers = Response.objects.filter(
        challenge__in=Challenge.objects.family_of(challenge),
        offered_at__isnull=False,
        solution__vendor__in=vendors_of_interest_to(user),
    )
    if answers.exclude(status=ResponseStatus.WITHDRAWN).exists():
        return refused("You have an interest here, so somebody else puts this shortlist together.")
    return ALLOWED


def _reads_as_designer(user, challenge) -> bool:
    return Challenge.objects.designed_by_councils_of(user).filter(pk=challenge.pk).exists()


def _renames(user, solution) -> Verdict | bool:
    if not _of_vendor(user, solution):
        return False
    versions = SolutionVersion.objects.filter(solution=solution).values("pk")
    found_eligible = Event.objects.filter(
        subject_type=SolutionVersion._meta.label_lower,
        subject_id__in=versions,
        to_status__in=ELIGIBLE_STATUSES,
    )
    if found_eligible.exists():
        return refused("It has been public under this name, which reports and letters cite.")
    return ALLOWED


OWN_SOLUTION = Permission(
    "own solution",
    "people of the vendor",
    _of_vendor,
    otherwise="Only people of this vendor do this.",
)
RENAMES_SOLUTION = Permission(
    "renames solution",
    "people of the vendor, while it was never public",
    _renames,
    otherwise=OWN_SOLUTION.otherwise,
)
OWN_VERSION = Permission(
    "own version", "people of the vendor", _version_of_vendor, otherwise=OWN_SOLUTION.otherwise
)
STARTS_SOLUTION = Permission(
    "starts solution",
    "people of the vendor it is offered by",
    _starts,
    otherwise="Only people of this vendor offer solutions in its name.",
)
BELONGS_TO_VENDOR = Permission(
    "belongs to vendor", "people of the vendor", _belongs, otherwise=OWN_SOLUTION.otherwise
)
JOINS_VENDOR = Permission(
    "joins vendor",
    "whoever is signed in and declared no interest in it",
    _may_join,
    otherwise="Sign in first.",
)
LEADS_ORGANISATION = Permission(
    "leads organisation",
    "the vendor’s lead",
    _leads,
    otherwise="Only your organisation’s lead may do this.",
)
LEADS_VENDOR = Permission(
    "leads vendor", "the vendor’s lead", _leads_vendor, otherwise=LEADS_ORGANISATION.otherwise
)
EDITS_VERSION = Permission(
    "edits version",
    "people of the vendor, while it is a draft or returned",
    _edits,
    otherwise=OWN_SOLUTION.otherwise,
)
VETS = Permission(
    "vets",
    "LGA staff without a conflict of interest",
    _vets,
    otherwise="Only LGA staff without an interest in this vendor do this.",
)
VETS_ASSIGNMENT = Permission(
    "vets assignment",
    VETS.sentence,
    lambda user, assignment: _vets(user, assignment.version),
    otherwise=VETS.otherwise,
)
DECIDES = Permission(
    "decides",
    "LGA staff without a conflict of interest who neither scored it nor decided what an appeal overturned",
    _decides,
    otherwise=VETS.otherwise,
)
DECIDES_APPEAL = Permission(
    "decides appeal",
    "LGA staff without a conflict of interest who took no part in the decision",
    _decides_appeal,
    otherwise=VETS.otherwise,
)
READS_SCORES = Permission(
    "reads scores",
    "LGA staff without a conflict of interest who have no scores of their own to hand in",
    _reads_scores,
    otherwise=VETS.otherwise,
)
OWN_ASSIGNMENT = Permission(
    "own assignment",
    "the assessor it is assigned to, without a conflict of interest",
    _own_assignment,
    otherwise="Only the assessor it is assigned to does this.",
)
DECLARES_INTERESTS = Permission(
    "declares interests",
    "assessors and LGA staff",
    _declares_interests,
    otherwise="Only assessors and LGA staff declare interests here.",
)
KEEPS_PROFILE = Permission(
    "keeps profile",
    "the assessor it is about, and LGA staff",
    _keeps_profile,
    otherwise="Only the assessor it is about and LGA staff change this.",
)
LIFTS_INTEREST = Permission(
    "lifts interest",
    "LGA administrators, for interests of others",
    _lifts_interest,
    otherwise="Only LGA administrators lift an interest. Ask one of them.",
)
OWN_RESPONSE = Permission(
    "own response",
    "people of the vendor",
    lambda user, response: _of_vendor(user, response.solution),
    otherwise=OWN_SOLUTION.otherwise,
)
SHORTLISTS = Permission(
    "shortlists",
    "LGA staff without a conflict of interest",
    _handles_response,
    otherwise=VETS.otherwise,
)
COMPOSES_SHORTLIST = Permission(
    "composes shortlist",
    "LGA staff without an interest in any vendor that answers the challenge",
    _composes,
    otherwise=LGA_STAFF.otherwise,
)
COMPOSES_ABOUT = Permission(
    "composes about",
    COMPOSES_SHORTLIST.sentence,
    lambda user, response: _composes(user, response.challenge.live),
    otherwise=COMPOSES_SHORTLIST.otherwise,
)
READS_AS_DESIGNER = Permission(
    "reads as designer",
    "officers of the councils that designed the challenge",
    _reads_as_designer,
    otherwise="Only officers of a council that designed this challenge do this.",
)
NOTES_AS_DESIGNER = Permission(
    "notes as designer",
    READS_AS_DESIGNER.sentence,
    lambda user, response: _reads_as_designer(user, response.challenge.live),
    otherwise=READS_AS_DESIGNER.otherwise,
)
