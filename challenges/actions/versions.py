"""Each publication of a challenge is kept as a version."""

from datetime import datetime

from accounts.models import User
from challenges.lifecycle import CHALLENGE
from challenges.models import Challenge, ChallengeVersion
from challenges.versions import facts_of, public_text
from workflow.engine import perform


def publish_revision(
    challenge: Challenge, *, change_note: str, by: User, at: datetime
) -> ChallengeVersion:
    """Make what a published challenge says now its next version. The caller holds its row locked."""
    perform(
        CHALLENGE["revise"],
        challenge,
        by=by,
        at=at,
        reason=change_note,
        version=challenge.version + 1,
    )
    return freeze_version(challenge, change_note=change_note, by=by, at=at)


def freeze_version(
    challenge: Challenge, *, change_note: str, by: User, at: datetime
) -> ChallengeVersion:
    """Of the words as they are stored: what a page fetched with the challenge may be older."""
    stored = Challenge.objects.select_related("theme", "service_area", "round").get(pk=challenge.pk)
    return ChallengeVersion.objects.create(
        challenge=challenge,
        number=challenge.version,
        published_at=at,
        published_by=by,
        change_note=change_note,
        text=public_text(stored),
        facts=facts_of(stored),
    )
