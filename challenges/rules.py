"""Who may do what to a statement, a challenge or a question."""

from accounts.standing import standing_of
from challenges.enums import ChallengeStatus, StatementStatus
from challenges.models import ChallengeDesigner
from workflow.permissions import Permission, refused


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


def _sees_statement(user, statement):
    return type(statement).objects.visible_to(user).filter(pk=statement.pk).exists()


def _answers(user, challenge):
    standing = standing_of(user)
    if standing.is_staff:
        return True
    return ChallengeDesigner.objects.filter(
        challenge=challenge, organisation__in=standing.councils
    ).exists()


def _supports(user, challenge):
    if challenge.status != ChallengeStatus.PUBLISHED:
        return refused("This challenge is closed.")
    return bool(standing_of(user).councils)


OWN_STATEMENT = Permission("own statement", "officers of the council that made it", _own_council)
EDITS_STATEMENT = Permission(
    "edits statement",
    "officers of the council that made it, while it is a draft or returned",
    _edits,
)
SEES_STATEMENT = Permission(
    "sees statement",
    "the council that made it, LGA staff once submitted, everybody once it feeds a public challenge",
    _sees_statement,
    public=True,
)
ANSWERS_QUESTIONS = Permission(
    "answers questions", "LGA staff and officers of the councils that designed it", _answers
)
SUPPORTS_CHALLENGE = Permission(
    "supports challenge", "officers of a council, while the challenge is open", _supports
)
