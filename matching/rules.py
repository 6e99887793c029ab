"""Who may see suggestions and act on them."""

from typing import Any

from accounts.standing import standing_of
from challenges.models import Challenge, ChallengeDesigner
from matching.models import SetAside
from vendors.models import SolutionVersion
from vendors.rules import OWN_VERSION, has_conflict
from workflow.permissions import ALLOWED, Permission, Verdict, refused

CONFLICT = "You have an interest in this vendor."


def _sees_suggestions(user: Any, challenge: Challenge) -> bool:
    return standing_of(user).is_staff or designs(user, challenge)


def designs(user: Any, challenge: Challenge) -> bool:
    councils = standing_of(user).councils
    return bool(councils) and councils_behind(challenge, councils).exists()


def councils_behind(challenge: Challenge, councils: frozenset[int]) -> Any:
    """Which of these councils designed the challenge."""
    return ChallengeDesigner.objects.filter(challenge=challenge, organisation__in=councils)


def _invites(user: Any, pair: tuple[Challenge, SolutionVersion]) -> Verdict | bool:
    challenge, version = pair
    if not _sees_suggestions(user, challenge):
        return False
    if has_conflict(user, version.solution.vendor_id):
        return refused(CONFLICT)
    if not version.is_public or not challenge.is_public:
        return refused("Only eligible solutions are invited, to challenges that are public.")
    return ALLOWED


def _sets_aside(user: Any, challenge: Challenge) -> bool:
    return designs(user, challenge)


def _takes_back(user: Any, set_aside: SetAside) -> bool:
    return set_aside.council_id in standing_of(user).councils


SEES_SUGGESTIONS = Permission(
    "sees suggestions", "LGA staff and officers of the councils that designed it", _sees_suggestions
)
SEES_FITTING_CHALLENGES = OWN_VERSION
INVITES = Permission(
    "invites",
    "LGA staff and officers of the councils that designed it, without a conflict of interest",
    _invites,
)
SETS_ASIDE = Permission(
    "sets aside", "officers of the councils that designed the challenge", _sets_aside
)
TAKES_BACK = Permission("takes back", "officers of the council that set it aside", _takes_back)
