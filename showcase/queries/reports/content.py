"""A report's content, put together from the records: plain data, ready to be frozen.

The keys are a promise to whoever reads the published data; docs/reports.md explains them.
"""

from collections import Counter
from typing import Any

from django.utils.timezone import localtime

from challenges.models import Round
from showcase.models import Report
from showcase.queries.funnel import accepted_statements, funnel_of
from showcase.queries.reports.assurance import criteria_of
from showcase.queries.reports.chapters import chapter_of, chapters_of
from showcase.queries.reports.events import events_of, happened_in
from showcase.queries.reports.records import eligible_of, statements_of

FORMAT = 2


def content_of(report: Report) -> dict[str, Any]:
    """Everything the report says now. The number of queries does not depend on the round's size."""
    chapters = list(chapters_of(report))
    challenges = [chapter_of(chapter) for chapter in chapters]
    statements = statements_of(chapters)
    return {
        "format": FORMAT,
        "title": report.title,
        "slug": report.slug,
        "round": _round(report.round),
        "funnel": _funnel(report.round, challenges),
        "introduction": report.introduction,
        "learning": report.learning,
        "next_steps": report.next_steps,
        "challenges": challenges,
        "statements": statements,
        "solutions": eligible_of(report.round),
        "criteria": criteria_of(chapters),
        "themes": _themes(challenges, statements),
        "regions": _counted(statements, "region"),
        "council_types": _counted(statements, "council_type"),
        "events": events_of(report.round),
        "what_happened": happened_in(report.round),
    }


def _round(round_: Round) -> dict[str, Any]:
    return {
        "name": round_.name,
        "slug": round_.slug,
        "summary": round_.summary,
        "began_on": localtime(round_.statements_open_at).date().isoformat(),
        "decisions_on": round_.decisions_on.isoformat(),
        "is_demonstration": round_.is_demonstration,
    }


def _funnel(round_: Round, challenges: list[dict[str, Any]]) -> dict[str, Any]:
    """`shown` counts challenges; `shortlisted` and `solutions_shown` count solutions, each once."""
    funnel = funnel_of(round_)
    responses = [response for challenge in challenges for response in challenge["responses"]]
    return {
        "statements": funnel.statements,
        "accepted": accepted_statements().filter(round=round_).count(),
        "challenges": len(challenges),
        "solutions": funnel.solutions,
        "eligible": funnel.eligible,
        "shortlisted": len({response["slug"] for response in responses}),
        "solutions_shown": len({one["slug"] for one in responses if one["is_shown"]}),
        "shown": funnel.shown,
        "shown_on": funnel.shown_on.isoformat() if funnel.shown_on else None,
    }


def _themes(
    challenges: list[dict[str, Any]], statements: list[dict[str, Any]]
) -> list[dict[str, Any]]:
    """How many challenges each theme has, and how many statements stand behind them, each once."""
    themes: dict[str, dict[str, Any]] = {}
    of_theme: dict[str, set[str]] = {}
    for challenge in challenges:
        name = challenge["theme"]["name"]
        theme = themes.setdefault(name, {**challenge["theme"], "challenges": 0})
        theme["challenges"] += 1
        of_theme.setdefault(name, set()).add(challenge["slug"])
    return [
        {
            **theme,
            "statements": sum(bool(of_theme[name] & set(one["challenges"])) for one in statements),
        }
        for name, theme in themes.items()
    ]


def _counted(statements: list[dict[str, Any]], by: str) -> list[dict[str, Any]]:
    """Statements behind the challenges, most first; those that say none are left out.

    Counting the others too would tell how many of a region's statements are not public.
    """
    counts = Counter(statement[by] for statement in statements if statement[by])
    ordered = sorted(counts.items(), key=lambda counted: (-counted[1], counted[0]))
    return [{"name": name, "statements": number} for name, number in ordered]
