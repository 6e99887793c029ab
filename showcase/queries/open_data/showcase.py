"""Rounds, solutions and what is shown of them, events and reports as open data gives them."""

from datetime import datetime

from django.db.models import F, Prefetch, Q, QuerySet

from challenges.models import Challenge, KindOfAI, Round, ServiceArea
from challenges.models.challenges import long_texts_of
from showcase.models import (
    FollowUp,
    Report,
    ReportVersion,
    ResourceVersion,
    ShowcaseEvent,
    Tag,
)
from showcase.queries.reports.written import published_reports
from vendors.models import Response, Solution, SolutionVersion


def open_rounds(at: datetime) -> QuerySet[Round]:
    """Those that have begun, or that something public names."""
    named = Q(challenges__in=Challenge.objects.public()) | Q(
        events__in=ShowcaseEvent.objects.public()
    )
    known = Round.objects.filter(named | Q(statements_open_at__lte=at)).values("pk")
    return Round.objects.filter(pk__in=known)


def described_solutions(versions: QuerySet[SolutionVersion]) -> QuerySet[SolutionVersion]:
    """In five queries however many they are; `slug` is that of the solution."""
    shown = Response.objects.public().select_related("challenge")
    brief = shown.defer("text", "feedback", *long_texts_of("challenge"))
    answers = Prefetch(
        "solution__responses", brief.order_by("challenge__slug", "pk"), to_attr="shown_publicly"
    )
    related = versions.select_related("round", "solution__vendor__vendor_profile")
    areas = Prefetch("service_areas", ServiceArea.objects.order_by("position", "pk"))
    kinds = Prefetch("kinds_of_ai", KindOfAI.objects.order_by("position", "pk"))
    return related.prefetch_related(areas, kinds, answers).annotate(slug=F("solution__slug"))


def open_responses() -> QuerySet[Response]:
    """Shortlisted and public, also to what was merged into a public challenge."""
    related = Response.objects.public().select_related(
        "solution", "challenge__theme", "challenge__round", "challenge__merged_into"
    )
    return related.defer(
        "feedback", *long_texts_of("challenge"), *long_texts_of("challenge__merged_into")
    )


def open_events() -> QuerySet[ShowcaseEvent]:
    """Also those that were cancelled after they had been announced."""
    return ShowcaseEvent.objects.public().select_related("round")


def open_outcomes() -> QuerySet[FollowUp]:
    """What came of public responses shown at public events, once both sides agree."""
    agreed = FollowUp.objects.public().filter(
        event__in=ShowcaseEvent.objects.public(), response__in=Response.objects.public()
    )
    related = ("event", "council", "response__challenge", "response__solution")
    return agreed.select_related(*related).defer(*long_texts_of("response__challenge"))


def open_reports() -> QuerySet[Report]:
    """With their versions, the newest first, each without its content."""
    versions = ReportVersion.objects.order_by("-number", "-pk").defer("content")
    return published_reports().prefetch_related(Prefetch("versions", versions))


def open_resources() -> QuerySet[ResourceVersion]:
    """The newest version of each, with what it is about as far as that is public."""
    eligible = SolutionVersion.objects.public().values("solution")
    about = Challenge.objects.readable().without_long_texts().select_related("merged_into")
    brief = about.defer(*long_texts_of("merged_into")).order_by("pk")
    solutions = Solution.objects.filter(pk__in=eligible).order_by("slug", "pk")
    current = ResourceVersion.objects.current().defer("words").annotate(slug=F("resource__slug"))
    return current.prefetch_related(
        Prefetch("tags", Tag.objects.order_by("name", "pk"), to_attr="tags_in_order"),
        Prefetch("challenges", brief, to_attr="challenges_publicly"),
        Prefetch("solutions", solutions, to_attr="solutions_publicly"),
    )
