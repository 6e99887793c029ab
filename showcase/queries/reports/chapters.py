"""Each public challenge of a round, with its people and what was shortlisted for it."""

from typing import Any

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet

from challenges.enums import StatementStatus
from challenges.models import Challenge, ChallengeDesigner, ChallengeSource, Round, Support
from showcase.models import Report, SessionResponse
from showcase.queries.funnel import public_events
from showcase.queries.reports.assurance import assurance_of, checked_versions
from vendors.enums import ResponseStatus
from vendors.models import Response


def chapters_of(report: Report) -> QuerySet[Challenge]:
    """The round's public challenges with everything a report says of them."""
    designers = ChallengeDesigner.objects.order_by("-is_lead", "position", "pk")
    return (
        public_challenges(report.round)
        .annotate(offered=Count("responses", filter=_offered()))
        .prefetch_related(
            Prefetch("designers", designers),
            Prefetch("supports", _supports()),
            Prefetch("sources", _sources(), to_attr="attached"),
            Prefetch("responses", _public_responses(report.round), to_attr="shortlisted"),
            Prefetch("report_notes", report.challenge_notes.all(), to_attr="notes"),
        )
    )


def public_challenges(round_: Round) -> QuerySet[Challenge]:
    """The chapters of a report, in the order of their themes."""
    public = Challenge.objects.public().filter(round=round_).select_related("theme")
    chapters = public.only("slug", "title", "question", "theme")
    return chapters.order_by("theme__position", "published_at", "pk")


def chapter_of(challenge: Any) -> dict[str, Any]:
    supports = list(challenge.supports.all())
    named = [one.organisation for one in supports if one.is_named]
    councils = [source.statement.council for source in challenge.attached]
    return {
        "slug": challenge.slug,
        "title": challenge.title,
        "question": challenge.question,
        "theme": {"name": challenge.theme.name, "colour": challenge.theme.colour},
        "designers": [designer.name for designer in challenge.designers.all()],
        "supporters": [organisation.name for organisation in named],
        "supporter_slugs": [organisation.slug for organisation in named],
        "supporters_not_named": len(supports) - len(named),
        "statements": len(challenge.attached),
        "councils": sorted({council.name for council in councils if council}),
        "responses_offered": challenge.offered,
        "responses": [_response(response) for response in challenge.shortlisted],
        "note": next((note.text for note in challenge.notes), ""),
    }


def _offered() -> Q:
    return ~Q(responses__status__in=(ResponseStatus.DRAFT, ResponseStatus.WITHDRAWN))


def _supports() -> QuerySet[Support]:
    standing = Support.objects.counted().select_related("organisation")
    return standing.order_by("organisation__name", "pk")


def _sources() -> QuerySet[ChallengeSource]:
    accepted = ChallengeSource.objects.attached().filter(statement__status=StatementStatus.ACCEPTED)
    long = ("challenge", "why_it_matters", "considerations", "already_tried", "outcomes", "words")
    related = accepted.select_related("statement__council", "statement__round")
    return related.defer(*(f"statement__{text}" for text in long)).order_by("linked_at", "pk")


def _public_responses(round_: Round) -> QuerySet[Response]:
    """Shown ones first. The versions of their solutions carry what was checked."""
    shown = SessionResponse.objects.filter(
        response=OuterRef("pk"), session__event__in=public_events().filter(round=round_)
    )
    versions = Prefetch("solution__versions", checked_versions(), to_attr="public_versions")
    return (
        Response.objects.public()
        .annotate(is_shown=Exists(shown))
        .select_related("solution__vendor")
        .prefetch_related(versions)
        .order_by("-is_shown", "solution__name", "pk")
    )


def _response(response: Any) -> dict[str, Any]:
    version = response.solution.public_versions[0]
    return {
        "solution": response.solution.name,
        "slug": response.solution.slug,
        "vendor": response.solution.vendor.name,
        "summary": version.summary,
        "does": version.description,
        "text": response.text,
        "is_shown": response.is_shown,
        "assurance": assurance_of(version),
    }
