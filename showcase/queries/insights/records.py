"""The public records that the figures count, each with everything it is counted by."""

from django.db.models import Prefetch, QuerySet
from django.db.models.functions import Coalesce

from challenges.models import Challenge, ChallengeDesigner, Statement
from showcase.queries.insights.statements import public_statements, theme_given
from vendors.models import Response, SolutionVersion


def statement_records() -> QuerySet[Statement]:
    """With `theme_name`, by which it is counted."""
    named = public_statements().annotate(theme_name=Coalesce(theme_given("name"), "theme__name"))
    related = named.without_long_texts().select_related("council", "round", "service_area")  # type: ignore[attr-defined]
    return related.prefetch_related("kinds_of_ai", "perceived_risks").order_by("reference", "pk")


def challenge_records() -> QuerySet[Challenge]:
    designers = ChallengeDesigner.objects.select_related("organisation").order_by("pk")
    public = Challenge.objects.public().without_long_texts()
    related = public.select_related("round", "theme", "service_area")
    return related.prefetch_related("kinds_of_ai", Prefetch("designers", designers)).order_by(
        "slug", "pk"
    )


def solution_records() -> QuerySet[SolutionVersion]:
    shown = Response.objects.public().select_related("challenge__theme").order_by("pk")
    public = SolutionVersion.objects.public().select_related(
        "solution__vendor__vendor_profile", "round"
    )
    several = public.prefetch_related(
        "service_areas",
        "kinds_of_ai",
        Prefetch("solution__responses", shown, to_attr="shown_responses"),
    )
    return several.defer("description", "words").order_by("solution__slug", "pk")
