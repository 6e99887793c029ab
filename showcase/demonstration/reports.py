"""The report of a finished round, written and published."""

from typing import Any

from challenges.models import Challenge, Round
from showcase.actions.reports import create_report, publish_report, save_report
from showcase.demonstration.cast import Cast
from showcase.demonstration.reading import Calendar


def report(
    facts: dict[str, Any],
    round: Round,
    challenges: dict[str, Challenge],
    cast: Cast,
    calendar: Calendar,
) -> None:
    day = facts["published_day"]
    made = create_report(round, title=facts["title"], by=cast.staff, at=calendar.at(day - 20))
    save_report(
        made,
        notes={challenges[slug].pk: text for slug, text in facts["challenge_notes"].items()},
        by=cast.staff,
        at=calendar.at(day - 3),
        **{name: facts[name] for name in ("introduction", "learning", "next_steps")},
    )
    publish_report(made, by=cast.staff, at=calendar.at(day))
