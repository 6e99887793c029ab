"""Case studies, guidance and the draft transparency record on the pages of what they are about."""

from typing import Any

from django.template import Library
from django.urls import reverse

from challenges.models import Challenge
from showcase.queries.resources.public import about_challenge, about_solution
from showcase.rules import READS_TRANSPARENCY
from vendors.models import Solution, SolutionVersion

register = Library()


@register.inclusion_tag("showcase/resources/about.html")
def resources_about_challenge(challenge: Challenge) -> dict[str, Any]:
    """Draws nothing when there are none."""
    return {"resources": about_challenge(challenge)}


@register.inclusion_tag("showcase/resources/about.html")
def resources_about_solution(solution: Solution) -> dict[str, Any]:
    return {"resources": about_solution(solution)}


@register.inclusion_tag("showcase/transparency/way_in.html", takes_context=True)
def transparency_way_in(context: Any, version: SolutionVersion) -> dict[str, Any]:
    """For those who may read the draft, and for whoever is not signed in and might."""
    user = context["request"].user
    may_read = not user.is_authenticated or READS_TRANSPARENCY.check(user, version)
    return {
        "is_shown": version.is_public and bool(may_read),
        "href": reverse("showcase:transparency_record", args=[version.solution.slug]),
        "user": user,
    }
