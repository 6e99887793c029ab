"""What was checked of a solution, criterion by criterion, as everybody may read it."""

from typing import Any

from django.db.models import Count, Prefetch, Q, QuerySet
from django.utils.timezone import localtime

from challenges.models import Challenge
from vendors.enums import AssignmentStatus, EligibilityOutcome
from vendors.models import AgreedScore, EligibilityResult, SolutionVersion

IN_ORDER = ("criterion__section__position", "criterion__position", "pk")


def checked_versions() -> QuerySet[SolutionVersion]:
    """Public versions with the criteria they met, the agreed scores and how many assessors there were."""
    scored = Q(assignments__status=AssignmentStatus.SUBMITTED)
    met = EligibilityResult.objects.filter(outcome=EligibilityOutcome.PASS)
    said = ("solution", "status", "summary", "description", "conditions", "decided_at")
    return (
        SolutionVersion.objects.public()
        .select_related("criteria_set")
        .only(*said, "criteria_set")
        .annotate(assessors=Count("assignments", filter=scored, distinct=True))
        .prefetch_related(
            Prefetch("eligibility", _with_criterion(met), to_attr="met"),
            Prefetch("agreed_scores", _with_criterion(AgreedScore.objects.all()), to_attr="agreed"),
        )
    )


def assurance_of(version: Any) -> dict[str, Any]:
    """`met` and `scores` name criteria by their codes; `criteria` of the content says what they ask."""
    return {
        "outcome": version.get_status_display(),
        "conditions": version.conditions,
        "criteria_set": str(version.criteria_set),
        "criteria_passed": len(version.met),
        "criteria_scored": len(version.agreed),
        "met": [result.criterion.code for result in version.met],
        "scores": [[score.criterion.code, score.value] for score in version.agreed],
        "assessors": version.assessors,
        "decided_on": localtime(version.decided_at).date().isoformat(),
    }


def criteria_of(chapters: list[Challenge]) -> dict[str, dict[str, dict[str, str]]]:
    """By name of the criteria set and code: the section and the question of every criterion named."""
    asked: dict[str, dict[str, dict[str, str]]] = {}
    for version in _versions(chapters):
        of_set = asked.setdefault(str(version.criteria_set), {})
        for row in (*version.met, *version.agreed):
            criterion = row.criterion
            of_set[criterion.code] = {
                "section": criterion.section.title,
                "question": criterion.question,
            }
    return asked


def _versions(chapters: list[Any]) -> list[Any]:
    responses = [response for chapter in chapters for response in chapter.shortlisted]
    return [response.solution.public_versions[0] for response in responses]


def _with_criterion(rows: QuerySet[Any]) -> QuerySet[Any]:
    asked = rows.select_related("criterion__section").order_by(*IN_ORDER)
    return asked.defer("reason", "criterion__guidance", "criterion__evidence_wanted")
