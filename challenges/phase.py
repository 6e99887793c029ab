"""What everybody reads about where a challenge stands, worked out from its state and its round's dates."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from django.db.models import Q
from django.utils.timezone import localtime

from challenges.enums import ChallengeStatus
from challenges.models import Challenge


class PhaseName(StrEnum):
    DRAFT = "draft"
    AHEAD = "ahead"
    OPEN = "open"
    VETTING = "vetting"
    CLOSED = "closed"


@dataclass(frozen=True)
class Phase:
    name: PhaseName
    words: str
    tone: str
    note: str = ""


def phase_of(challenge: Challenge, at: datetime) -> Phase:
    """Reads `challenge.round`: select it with the challenge."""
    if challenge.status == ChallengeStatus.DRAFT:
        return Phase(PhaseName.DRAFT, "Draft", "grey")
    if challenge.status != ChallengeStatus.PUBLISHED:
        return _closed(challenge)
    return _of_published(challenge, at)


def open_for_solutions(at: datetime) -> Q:
    """Published challenges whose round takes solutions now."""
    return Q(
        status=ChallengeStatus.PUBLISHED,
        round__solutions_open_at__lte=at,
        round__solutions_close_at__gt=at,
    )


def ahead(at: datetime) -> Q:
    return Q(status=ChallengeStatus.PUBLISHED, round__solutions_open_at__gt=at)


def in_vetting(at: datetime) -> Q:
    return Q(status=ChallengeStatus.PUBLISHED, round__solutions_close_at__lte=at)


def closed(at: datetime) -> Q:
    return Q(status__in=[ChallengeStatus.CLOSED, ChallengeStatus.ARCHIVED])


def _of_published(challenge: Challenge, at: datetime) -> Phase:
    dates = challenge.round
    if at < dates.solutions_open_at:
        opening = day_in_words(localtime(dates.solutions_open_at).date())
        return Phase(PhaseName.AHEAD, "Opens soon", "grey", f"solutions from {opening}")
    if dates.takes_solutions(at):
        note = closes_in_words(dates.solutions_close_at, at)
        return Phase(PhaseName.OPEN, "Open for solutions", "sea", note)
    note = f"decisions on {day_in_words(dates.decisions_on)}"
    return Phase(PhaseName.VETTING, "Vetting", "sun", note)


def _closed(challenge: Challenge) -> Phase:
    if challenge.is_merged:
        return Phase(PhaseName.CLOSED, "Merged", "grey")
    note = ""
    if challenge.closed_at:
        note = f"since {day_in_words(localtime(challenge.closed_at).date())}"
    return Phase(PhaseName.CLOSED, "Closed", "grey", note)


def closes_in_words(closes_at: datetime, at: datetime) -> str:
    days = (localtime(closes_at).date() - localtime(at).date()).days
    if days == 0:
        return "closes today"
    return "closes tomorrow" if days == 1 else f"closes in {days} days"


def day_in_words(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
