"""What a vendor's own pages show of its solutions."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any

from django.db.models import Exists, OuterRef, Prefetch, QuerySet

from accounts.standing import standing_of
from challenges.models import Round
from vendors.models import (
    Answer,
    Criterion,
    Evidence,
    RoundCriteria,
    Section,
    Solution,
    SolutionVersion,
)
from vendors.models.solutions import WIDE_COLUMNS
from vendors.queries.supply.evidence import library_of
from vendors.readiness import applicable_criteria
from workflow.models import Event


@dataclass(frozen=True)
class SectionProgress:
    """How far the answers of one section are."""

    section: Section
    answered: int
    asked: int
    to_confirm: int = 0

    @property
    def is_done(self) -> bool:
        return self.answered == self.asked


@dataclass(frozen=True)
class AnsweredCriterion:
    criterion: Criterion
    answer: Answer | None


def solutions_of(user: Any) -> QuerySet[Solution]:
    """This person's vendors' solutions, newest first, each with `latest_first` versions."""
    versions = SolutionVersion.objects.defer(*WIDE_COLUMNS).select_related("round")
    return (
        Solution.objects.filter(vendor__in=standing_of(user).vendors)
        .select_related("vendor")
        .prefetch_related(
            Prefetch("versions", versions.order_by("-number"), to_attr="latest_first")
        )
        .order_by("-created_at", "-pk")
    )


def own_versions(user: Any) -> QuerySet[SolutionVersion]:
    """Every version of this person's vendors, the latest first."""
    return (
        SolutionVersion.objects.filter(solution__vendor__in=standing_of(user).vendors)
        .select_related("solution__vendor", "round", "criteria_set")
        .order_by("-number")
    )


def rounds_to_enter(at: datetime) -> QuerySet[Round]:
    """Rounds that take solutions now and say what they ask."""
    has_criteria = Exists(RoundCriteria.objects.filter(round=OuterRef("pk")))
    return (
        Round.objects.taking_solutions(at).filter(has_criteria).order_by("solutions_close_at", "pk")
    )


def next_round(at: datetime) -> Round | None:
    return (
        Round.objects.filter(solutions_open_at__gt=at).order_by("solutions_open_at", "pk").first()
    )


def criteria_by_section(version: SolutionVersion) -> list[tuple[Section, list[Criterion]]]:
    """The sections that ask this version anything, with the criteria that apply."""
    grouped = groupby(applicable_criteria(version), key=lambda criterion: criterion.section)
    return [(section, list(criteria)) for section, criteria in grouped]


def progress_of(version: SolutionVersion) -> list[SectionProgress]:
    """Answers carried over count once they are confirmed."""
    answers = list(version.answers.all())
    given = {answer.criterion_id for answer in answers if answer.is_given}
    carried = {answer.criterion_id for answer in answers if answer.is_to_confirm}
    return [
        SectionProgress(
            section,
            answered=sum(criterion.pk in given for criterion in criteria),
            asked=len(criteria),
            to_confirm=sum(criterion.pk in carried for criterion in criteria),
        )
        for section, criteria in criteria_by_section(version)
    ]


def answers_by_criterion(
    version: SolutionVersion, criteria: Iterable[Criterion]
) -> dict[int, Answer]:
    answers = (
        version.answers.filter(criterion__in=criteria)
        .select_related("carried_from__version__round")
        .prefetch_related("evidence__document")
    )
    return {answer.criterion_id: answer for answer in answers}


def answered_sections(
    version: SolutionVersion,
) -> list[tuple[Section, list[AnsweredCriterion]]]:
    """Everything that was asked and said, in the order of the criteria set."""
    sections = criteria_by_section(version)
    every = [criterion for _, criteria in sections for criterion in criteria]
    answers = answers_by_criterion(version, every)
    return [
        (section, [AnsweredCriterion(c, answers.get(c.pk)) for c in criteria])
        for section, criteria in sections
    ]


def last_return(version: SolutionVersion) -> Event | None:
    """Who gave it back, when and why."""
    return Event.objects.about(version).filter(name="return").last()


def library_for(version: SolutionVersion) -> list[Evidence]:
    """What may be attached: the vendor's evidence in use, and what is attached already."""
    attached = Evidence.objects.filter(answers__version=version).select_related("document")
    usable = library_of([version.solution.vendor_id]) | attached
    return list(usable.distinct().order_by("title", "pk"))
