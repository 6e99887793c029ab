"""Solutions, events and reports as the machine interface gives them."""

from django.db.models import F, Prefetch, QuerySet

from showcase.models import Report, ReportVersion, ShowcaseEvent
from showcase.queries.reports.written import published_reports
from vendors.models import Response, SolutionVersion


def open_solutions() -> QuerySet[SolutionVersion]:
    """Eligible versions in five queries however many they are; `slug` is that of the solution."""
    shown = Response.objects.public().select_related("challenge")
    long = ("words", "description", "why_it_matters", "considerations")
    brief = shown.defer("text", "feedback", *(f"challenge__{name}" for name in long))
    answers = Prefetch(
        "solution__responses", brief.order_by("challenge__slug", "pk"), to_attr="shown_publicly"
    )
    related = SolutionVersion.objects.public().select_related("solution__vendor__vendor_profile")
    return related.prefetch_related("service_areas", "kinds_of_ai", answers).annotate(
        slug=F("solution__slug")
    )


def open_events() -> QuerySet[ShowcaseEvent]:
    """Also those that were cancelled after they had been announced."""
    return ShowcaseEvent.objects.public().select_related("round")


def open_reports() -> QuerySet[Report]:
    """With their versions, the newest first, each without its content."""
    versions = ReportVersion.objects.order_by("-number", "-pk").defer("content")
    return published_reports().prefetch_related(Prefetch("versions", versions))
