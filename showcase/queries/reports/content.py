"""A report's content, put together from the records: plain data, ready to be frozen.

The keys are a promise to whoever reads the published data; docs/concepts.md explains them.
"""

from datetime import datetime
from typing import Any

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet
from django.utils.timezone import localtime

from accounts.enums import Region
from challenges.models import Challenge, ChallengeDesigner, ChallengeSource, Round, Support
from showcase.enums import EventStatus, RegistrationStatus
from showcase.models import Report, SessionResponse, ShowcaseEvent
from showcase.queries.funnel import funnel_of
from showcase.queries.insights.statements import public_statements
from vendors.enums import AssignmentStatus, EligibilityOutcome, ResponseStatus
from vendors.models import Response, SolutionVersion

FORMAT = 1


def content_of(report: Report) -> dict[str, Any]:
    """Everything the report says now. The number of queries does not depend on the round's size."""
    challenges = [_challenge(challenge) for challenge in _challenges(report)]
    return {
        "format": FORMAT,
        "title": report.title,
        "slug": report.slug,
        "round": _round(report.round),
        "funnel": _funnel(report.round),
        "introduction": report.introduction,
        "learning": report.learning,
        "next_steps": report.next_steps,
        "challenges": challenges,
        "themes": _themes(challenges),
        "regions": _regions(report.round),
        "events": [_event(event) for event in _events(report.round)],
    }


def _round(round_: Round) -> dict[str, Any]:
    return {
        "name": round_.name,
        "slug": round_.slug,
        "summary": round_.summary,
        "began_on": _day(round_.statements_open_at),
        "decisions_on": round_.decisions_on.isoformat(),
        "is_demonstration": round_.is_demonstration,
    }


def _funnel(round_: Round) -> dict[str, Any]:
    funnel = funnel_of(round_)
    return {
        "statements": funnel.statements,
        "challenges": funnel.challenges,
        "solutions": funnel.solutions,
        "eligible": funnel.eligible,
        "shown": funnel.shown,
        "shown_on": funnel.shown_on.isoformat() if funnel.shown_on else None,
    }


def _challenges(report: Report) -> QuerySet[Challenge]:
    """The round's public challenges with everything a report says of them."""
    sources = ChallengeSource.objects.attached().select_related("statement__council")
    return (
        public_challenges(report.round)
        .annotate(offered=Count("responses", filter=_offered()))
        .prefetch_related(
            Prefetch("designers", ChallengeDesigner.objects.order_by("-is_lead", "position", "pk")),
            Prefetch("supports", _supports()),
            Prefetch("sources", sources.order_by("linked_at", "pk"), to_attr="attached"),
            Prefetch("responses", _public_responses(report.round), to_attr="shortlisted"),
            Prefetch("report_notes", report.challenge_notes.all(), to_attr="notes"),
        )
    )


def public_challenges(round_: Round) -> QuerySet[Challenge]:
    """The chapters of a report, in the order of their themes."""
    public = Challenge.objects.public().filter(round=round_).select_related("theme")
    chapters = public.only("slug", "title", "question", "theme")
    return chapters.order_by("theme__position", "published_at", "pk")


def _offered() -> Q:
    return ~Q(responses__status__in=(ResponseStatus.DRAFT, ResponseStatus.WITHDRAWN))


def _supports() -> QuerySet[Support]:
    standing = Support.objects.counted().select_related("organisation")
    return standing.order_by("organisation__name", "pk")


def _public_responses(round_: Round) -> QuerySet[Response]:
    """Shown ones first. The versions of their solutions carry the counts of what was checked."""
    shown = SessionResponse.objects.filter(
        response=OuterRef("pk"), session__event__in=_events(round_)
    )
    versions = Prefetch("solution__versions", _checked_versions(), to_attr="public_versions")
    return (
        Response.objects.public()
        .annotate(is_shown=Exists(shown))
        .select_related("solution__vendor")
        .prefetch_related(versions)
        .order_by("-is_shown", "solution__name", "pk")
    )


def _checked_versions() -> QuerySet[SolutionVersion]:
    passed = Q(eligibility__outcome=EligibilityOutcome.PASS)
    scored = Q(assignments__status=AssignmentStatus.SUBMITTED)
    return (
        SolutionVersion.objects.public()
        .select_related("criteria_set")
        .only("solution", "status", "summary", "conditions", "decided_at", "criteria_set")
        .annotate(
            passed=Count("eligibility", filter=passed, distinct=True),
            agreed=Count("agreed_scores", distinct=True),
            assessors=Count("assignments", filter=scored, distinct=True),
        )
    )


def _challenge(challenge: Any) -> dict[str, Any]:
    councils = [source.statement.council for source in challenge.attached]
    return {
        "slug": challenge.slug,
        "title": challenge.title,
        "question": challenge.question,
        "theme": {"name": challenge.theme.name, "colour": challenge.theme.colour},
        "designers": [designer.name for designer in challenge.designers.all()],
        "supporters": [one.organisation.name for one in challenge.supports.all() if one.is_named],
        "supporters_not_named": sum(not one.is_named for one in challenge.supports.all()),
        "statements": len(challenge.attached),
        "councils": sorted({council.name for council in councils if council}),
        "responses_offered": challenge.offered,
        "responses": [_response(response) for response in challenge.shortlisted],
        "note": next((note.text for note in challenge.notes), ""),
    }


def _response(response: Any) -> dict[str, Any]:
    version = response.solution.public_versions[0]
    return {
        "solution": response.solution.name,
        "slug": response.solution.slug,
        "vendor": response.solution.vendor.name,
        "summary": version.summary,
        "text": response.text,
        "is_shown": response.is_shown,
        "assurance": _assurance(version),
    }


def _assurance(version: Any) -> dict[str, Any]:
    return {
        "outcome": version.get_status_display(),
        "conditions": version.conditions,
        "criteria_set": str(version.criteria_set),
        "criteria_passed": version.passed,
        "criteria_scored": version.agreed,
        "assessors": version.assessors,
        "decided_on": _day(version.decided_at),
    }


def _themes(challenges: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """How many challenges and statements each theme gathered."""
    themes: dict[str, dict[str, Any]] = {}
    for challenge in challenges:
        theme = themes.setdefault(
            challenge["theme"]["name"], {**challenge["theme"], "challenges": 0, "statements": 0}
        )
        theme["challenges"] += 1
        theme["statements"] += challenge["statements"]
    return list(themes.values())


def _regions(round_: Round) -> list[dict[str, Any]]:
    """Where the statements behind the challenges came from, most first; those of no council's are left out.

    Counting the others too would tell how many of a region's statements are not public.
    """
    counted = (
        public_statements()
        .filter(round=round_, council__isnull=False)
        .exclude(council__region="")
        .values("council__region")
        .annotate(statements=Count("pk"))
        .order_by("-statements", "council__region")
    )
    return [
        {"name": Region(row["council__region"]).label, "statements": row["statements"]}
        for row in counted
    ]


def _events(round_: Round) -> QuerySet[ShowcaseEvent]:
    public = ShowcaseEvent.objects.public().exclude(status=EventStatus.CANCELLED)
    registered = Count(
        "registrations", filter=Q(registrations__status=RegistrationStatus.CONFIRMED)
    )
    return public.filter(round=round_).annotate(registered=registered).order_by("starts_at", "pk")


def _event(event: Any) -> dict[str, Any]:
    return {
        "title": event.title,
        "slug": event.slug,
        "starts_at": localtime(event.starts_at).isoformat(),
        "venue": event.venue,
        "registered": event.registered,
    }


def _day(at: datetime) -> str:
    return localtime(at).date().isoformat()
