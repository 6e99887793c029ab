"""Guidance and case studies, written and published."""

from datetime import datetime
from typing import Any

from challenges.models import Challenge
from showcase.actions.resources.publishing import publish_resource
from showcase.actions.resources.writing import create_resource, link_records, save_resource
from showcase.demonstration.cast import Cast
from showcase.demonstration.reading import Calendar
from showcase.models import Resource
from showcase.resource_parts import PARTS
from vendors.models import Solution


def resource(
    facts: dict[str, Any],
    challenges: dict[str, Challenge],
    solutions: dict[str, Solution],
    cast: Cast,
    calendar: Calendar,
) -> None:
    written = calendar.at(facts["written_day"])
    made = create_resource(
        facts["kind"], title=facts["title"], by=cast.staff, at=written, is_demonstration=True
    )
    about = [
        *(challenges[slug] for slug in facts["challenges"]),
        *(solutions[slug] for slug in facts["solutions"]),
    ]
    link_records(made, about, by=cast.staff, at=written)
    _write(made, facts, cast, written)
    publish_resource(made, by=cast.staff, at=calendar.at(facts["published_day"]))
    if "revised_day" in facts:
        revised = calendar.at(facts["revised_day"])
        publish_resource(made, reason=facts["change_note"], by=cast.staff, at=revised)


def _write(made: Resource, facts: dict[str, Any], cast: Cast, at: datetime) -> None:
    words = {name: facts[name] for name in ("summary", "links", *PARTS[facts["kind"]])}
    save_resource(made, tags=facts["tags"], by=cast.staff, at=at, **words)
