"""Who may see suggestions and act on them."""

from typing import Any

from django.db.models import QuerySet

from accounts.interests import has_interest
from accounts.standing import standing_of
from challenges.models import Challenge, ChallengeDesigner
from matching.models import SetAside
from vendors.models import Solution, SolutionVersion
from vendors.rules import CONFLICT, OWN_VERSION
from workflow.permissions import ALLOWED, Permission, Verdict, refused


def _sees_suggestions(user: Any, challenge: Challenge) -> bool:
    return standing_of(user).is_staff or designs(user, challenge)


def designs(user: Any, challenge: Challenge) -> bool:
    """Whether a council of theirs designed it; asks no query where the designers were fetched."""
    councils = standing_of(user).councils
    return bool(councils) and any(
        designer.organisation_id in councils for designer in challenge.designers.all()
    )


def councils_behind(
    challenge: Challenge, councils: frozenset[int]
) -> QuerySet[ChallengeDesigner, ChallengeDesigner]:
    """Which of these councils designed the challenge."""
    return ChallengeDesigner.objects.filter(challenge=challenge, organisation__in=councils)


def _invites(user: Any, pair: tuple[Challenge, SolutionVersion]) -> Verdict | bool:
    challenge, version = pair
    if not _sees_suggestions(user, challenge):
        return False
    if has_interest(user, version.solution.vendor_id):
        return refused(CONFLICT)
    if not version.is_public:
        return refused("Only eligible solutions are invited.")
    return ALLOWED


def _sets_aside(user: Any, pair: tuple[Challenge, Solution]) -> Verdict | bool:
    challenge, solution = pair
    if not designs(user, challenge):
        return False
    return refused(CONFLICT) if has_interest(user, solution.vendor_id) else ALLOWED


def _takes_back(user: Any, set_aside: SetAside) -> bool:
    return set_aside.council_id in standing_of(user).councils


SEES_SUGGESTIONS = Permission(
    "sees suggestions",
    "LGA staff and officers of the councils that designed it",
    _sees_suggestions,
    otherwise="Only LGA staff and officers of a council that designed this challenge do this.",
)
SEES_FITTING_CHALLENGES = OWN_VERSION
INVITES = Permission(
    "invites",
    "LGA staff and officers of the councils that designed it, without a conflict of interest",
    _invites,
    otherwise=SEES_SUGGESTIONS.otherwise,
)
DESIGNED_IT = Permission(
    "designed it",
    "officers of the councils that designed it",
    designs,
    otherwise="Only officers of a council that designed this challenge do this.",
)
SETS_ASIDE = Permission(
    "sets aside",
    "officers of the councils that designed the challenge, without a conflict of interest",
    _sets_aside,
    otherwise=DESIGNED_IT.otherwise,
)
TAKES_BACK = Permission(
    "takes back",
    "officers of the council that set it aside",
    _takes_back,
    otherwise="Only officers of the council that set this solution aside take it back.",
)
