"""What would be lost or left hanging by a merge, as a sentence for who tries it."""

from collections.abc import Iterator

from challenges.enums import ActKind, ChallengeStatus
from challenges.models import Act, Challenge, Objection
from workflow.engine import TransitionDenied

MERGEABLE = (ChallengeStatus.DRAFT, ChallengeStatus.PUBLISHED)
DECIDED = ("shortlisted", "reserve", "not_shortlisted")


def refuse_losing(survivor: Challenge, parts: list[Challenge]) -> None:
    """Raises TransitionDenied with the first reason against it."""
    for reason in reasons_against(survivor, parts):
        raise TransitionDenied(reason)


def reasons_against(survivor: Challenge, parts: list[Challenge]) -> Iterator[str]:
    for challenge in (survivor, *parts):
        yield from _hangs_on_state(challenge)
    for part in parts:
        yield from _hangs_on_survivor(part, survivor)
        yield from _holds_on_to_others(part)


def _hangs_on_state(challenge: Challenge) -> Iterator[str]:
    name = f"“{challenge.title}”"
    if challenge.is_merged:
        yield _merged_by_somebody(challenge)
    elif challenge.status not in MERGEABLE:
        yield f"{name} is {challenge.get_status_display().lower()}. Drafts and published challenges can be merged."
    if Objection.objects.about(challenge).unsettled().exists():
        yield f"An author objected to what was done with {name}. Settle the objection first."


def _merged_by_somebody(challenge: Challenge) -> str:
    act = Act.objects.standing().filter(kind=ActKind.MERGE, parts__challenge=challenge).last()
    who = f" {act.by} merged it." if act else ""
    return f"“{challenge.title}” is part of “{challenge.live.title}” already.{who}"


def _hangs_on_survivor(part: Challenge, survivor: Challenge) -> Iterator[str]:
    if part.round_id != survivor.round_id:
        yield f"“{part.title}” belongs to another round, with other dates."
    if part.is_public and not survivor.is_public:
        yield (
            f"“{part.title}” is public and “{survivor.title}” is not. Publish that first, or let the"
            " public one stay."
        )


def _holds_on_to_others(part: Challenge) -> Iterator[str]:
    """Responses and sessions belong to higher apps; their reverse relations say enough."""
    name = f"“{part.title}”"
    if part.parent or part.children.exists():
        yield f"{name} is part of a bundle. Undo the bundle first."
    family = Challenge.objects.family_of(part)
    if family.filter(responses__status__in=DECIDED).exists():
        yield (
            f"Responses to {name} were decided. Their vendors would be left without the challenge"
            " they answered. Let this one stay, and merge the other into it."
        )
    if family.filter(sessions__isnull=False).exists():
        yield f"{name} has a session at an event. Change the session first, or let this one stay."
