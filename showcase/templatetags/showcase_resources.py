"""Case studies and guidance on the pages of what they are about."""

from typing import Any

from django.template import Library

from challenges.models import Challenge
from showcase.queries.resources.public import about_challenge, about_solution
from vendors.models import Solution

register = Library()


@register.inclusion_tag("showcase/resources/about.html")
def resources_about_challenge(challenge: Challenge) -> dict[str, Any]:
    """Draws nothing when there are none."""
    return {"resources": about_challenge(challenge)}


@register.inclusion_tag("showcase/resources/about.html")
def resources_about_solution(solution: Solution) -> dict[str, Any]:
    return {"resources": about_solution(solution)}
