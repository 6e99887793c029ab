"""The records that a report's figures count, as far as everybody may read them."""

from typing import Any

from django.db.models import QuerySet

from accounts.models import Organisation
from challenges.models import Round, Statement
from showcase.queries.funnel import eligible_solutions
from vendors.models import Solution, SolutionVersion


def statements_of(chapters: list[Any]) -> list[dict[str, Any]]:
    """Each statement behind the chapters once, with the challenges it became part of."""
    found: dict[str, dict[str, Any]] = {}
    for chapter in chapters:
        for source in chapter.attached:
            statement = source.statement
            told = found.setdefault(statement.reference, _statement(statement))
            told["challenges"].append(chapter.slug)
    return list(found.values())


def eligible_of(round_: Round) -> list[dict[str, str]]:
    """Solutions found eligible in the round that everybody may read of."""
    return [
        {"slug": solution.slug, "name": solution.name, "vendor": str(solution.vendor or "")}
        for solution in _eligible(round_)
    ]


def _eligible(round_: Round) -> QuerySet[Solution]:
    found = eligible_solutions().filter(round=round_)
    readable = SolutionVersion.objects.with_a_page().values("solution")
    solutions = Solution.objects.filter(pk__in=found.values("solution")).filter(pk__in=readable)
    return solutions.select_related("vendor").order_by("name", "pk")


def _statement(statement: Statement) -> dict[str, Any]:
    council = statement.council
    return {
        "reference": statement.reference,
        "question": statement.question,
        "round": statement.round.slug,
        "council": council.name if council else "",
        "region": _label(council, "region"),
        "council_type": _label(council, "council_type"),
        "challenges": [],
    }


def _label(council: Organisation | None, field: str) -> str:
    """Empty for a statement of no council of the register."""
    if council is None or not getattr(council, field):
        return ""
    return str(getattr(council, f"get_{field}_display")())
