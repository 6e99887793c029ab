"""The demonstration from its first day to today, told through the actions that people use."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import F, Q

from accounts.models import User
from challenges.models import Challenge, Round
from notifications.enums import MessageStatus
from notifications.models import Message
from showcase.demonstration import (
    afterwards,
    councils,
    events,
    reports,
    resources,
    shortlists,
    solutions,
    vetting,
)
from showcase.demonstration.assessors import introduce_assessors
from showcase.demonstration.cast import BEGINNING, Cast, bring_together
from showcase.demonstration.further import FURTHER
from showcase.demonstration.reading import Calendar, read
from vendors.actions.criteria.sets import load_criteria_set, use_criteria_set
from vendors.actions.supply.agreement import publish_agreement
from vendors.criteria.files import read_criteria_set
from vendors.models import Agreement, CriteriaSet, SolutionVersion

SHIPPED = Path(settings.BASE_DIR) / "vendors"
Progress = Callable[[Iterable[Any], str], Iterable[Any]]


def silent(items: Iterable[Any], what: str) -> Iterable[Any]:
    return items


def is_loaded() -> bool:
    return Round.objects.filter(is_demonstration=True).exists()


@dataclass
class Story:
    """What has been told so far, by the short names of the texts."""

    calendar: Calendar
    cast: Cast
    rounds: dict[str, Round] = field(default_factory=dict)
    challenges: dict[str, Challenge] = field(default_factory=dict)
    versions: dict[str, SolutionVersion] = field(default_factory=dict)
    vendors: dict[str, str] = field(default_factory=dict)


@transaction.atomic
def load(*, now: datetime, progress: Progress = silent) -> None:
    """All of it or nothing. Does not look whether it is there already."""
    calendar = Calendar(now)
    _publish_what_ships(calendar)
    story = Story(calendar, bring_together(calendar))
    introduce_assessors(story.cast, calendar)
    _open_rounds(story)
    _hear_councils(story, progress)
    _hear_vendors(story, progress)
    _show(story, progress)
    for tell in FURTHER:
        tell(story)
    _put_mail_away()


def _publish_what_ships(calendar: Calendar) -> None:
    """The agreement and the criteria that a new site has too."""
    at = calendar.at(BEGINNING, "08:00")
    if Agreement.objects.current() is None:
        text = (SHIPPED / "agreements/working-in-the-open-1.md").read_text(encoding="utf-8")
        publish_agreement(1, text, by=None, at=at)
    if not CriteriaSet.objects.exists():
        file = SHIPPED / "criteria_sets/technology-innovation-showcase-1.yaml"
        load_criteria_set(read_criteria_set(file.read_text(encoding="utf-8")), by=None, at=at)


def _open_rounds(story: Story) -> None:
    criteria_set = CriteriaSet.objects.order_by("pk").first()
    for facts in read("rounds"):
        round = councils.open_round(facts, story.cast, story.calendar)
        use_criteria_set(
            round,
            criteria_set,
            by=story.cast.administrator,
            at=story.calendar.at(BEGINNING, "12:30"),
        )
        story.rounds[facts["slug"]] = round


def _hear_councils(story: Story, progress: Progress) -> None:
    cast, calendar = story.cast, story.calendar
    stated = {}
    for facts in progress(read("statements"), "statements"):
        statement = councils.state(facts, story.rounds[facts["round"]], cast, calendar)
        stated[facts["key"]] = (facts["submitted_day"], statement)
    for facts in progress(read("challenges"), "challenges"):
        sources = sorted((stated[key] for key in facts["statements"]), key=lambda pair: pair[0])
        challenge = councils.join(facts, sources, cast, calendar)
        councils.converse(challenge, facts, cast, calendar)
        story.challenges[facts["slug"]] = challenge


def _hear_vendors(story: Story, progress: Progress) -> None:
    cast, calendar = story.cast, story.calendar
    for facts in progress(read("solutions"), "solutions"):
        round = story.rounds[facts["round"]]
        version = solutions.offer(facts, round, cast, calendar)
        vetting.vet(version, facts, cast, calendar)
        story.versions[facts["slug"]] = version
        story.vendors[facts["slug"]] = facts["vendor"]
    for facts in read("challenges"):
        shortlists.give_room(facts, story.challenges[facts["slug"]], cast, calendar)
    for facts in progress(read("responses"), "responses"):
        version, vendor = story.versions[facts["solution"]], story.vendors[facts["solution"]]
        shortlists.respond(
            facts, story.challenges[facts["challenge"]], version, vendor, cast, calendar
        )
    for facts in read("challenges"):
        councils.finish(story.challenges[facts["slug"]], facts, cast, calendar)


def _show(story: Story, progress: Progress) -> None:
    offered = {slug: version.solution for slug, version in story.versions.items()}
    for facts in progress(read("events"), "events"):
        round = story.rounds[facts["round"]]
        events.hold(facts, round, story.challenges, offered, story.cast, story.calendar)
    for facts in progress(read("reports"), "reports"):
        round = story.rounds[facts["round"]]
        reports.report(facts, round, story.challenges, story.cast, story.calendar)
    for facts in progress(read("resources"), "resources"):
        resources.resource(facts, story.challenges, offered, story.cast, story.calendar)
    afterwards.ask_everybody(story.calendar)
    for facts in progress(read("follow_ups"), "follow-ups"):
        afterwards.say(facts, story.vendors[facts["solution"]], story.cast, story.calendar)
    for facts in read("reports"):
        round = story.rounds[facts["round"]]
        afterwards.publish_again(facts, round, story.cast, story.calendar)


def _put_mail_away() -> None:
    """The story's mail went to invented people on invented days: nobody is to get it now."""
    Message.objects.filter(Q(recipient__in=_people()) | Q(to__endswith=".example")).update(
        status=MessageStatus.SENT, sent_at=F("created_at")
    )


def _people() -> Any:
    return User.objects.filter(memberships__organisation__is_demonstration=True).values("pk")
