"""An invitation, a solution set aside, and pages of suggestions that were opened."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from matching.actions.exposure import count_shown
from matching.actions.invitations import invite_solution
from matching.actions.setting_aside import Why, set_aside
from matching.enums import SetAsideReason

if TYPE_CHECKING:
    # Its room brings the whole story, which no web process needs.
    from showcase.demonstration.loading import Story

TOLD = Path(__file__).with_suffix(".yaml")


def tell(story: "Story") -> None:
    told = yaml.safe_load(TOLD.read_text(encoding="utf-8"))
    for facts in told["shown"]:
        _open_pages(story, facts)
    for facts in told["invitations"]:
        invite_solution(
            story.challenges[facts["challenge"]],
            story.versions[facts["solution"]],
            by=story.cast.officer(facts["by"]),
            at=story.calendar.done(facts["day"]),
        )
    for facts in told["not_for_us"]:
        _set_aside(story, facts)


def _open_pages(story: "Story", facts: dict[str, Any]) -> None:
    vendors = [story.versions[slug].solution.vendor_id for slug in facts["solutions"]]
    for day in facts["days"]:
        count_shown([vendor for vendor in vendors if vendor], on=story.calendar.on(day))


def _set_aside(story: "Story", facts: dict[str, Any]) -> None:
    set_aside(
        story.challenges[facts["challenge"]],
        story.versions[facts["solution"]].solution,
        council=story.cast.organisations[facts["council"]],
        why=Why(SetAsideReason(facts["reason"]), facts["words"]),
        by=story.cast.officer(facts["council"]),
        at=story.calendar.done(facts["day"]),
    )
