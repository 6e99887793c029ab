"""A solution in the words of schema.org."""

from typing import Any

from django.urls import reverse

from design.tags.linked import absolute
from vendors.models import SolutionVersion


def solution_data(version: SolutionVersion) -> dict[str, Any]:
    """What everybody may read. That it is eligible is not in it: no search engine should show it as a rating."""
    solution, page = version.solution, _page(version)
    vendor = {"@type": "Organization", "name": solution.vendor.name} if solution.vendor else None
    return {
        "@type": "Service",
        "@id": page,
        "url": page,
        "name": solution.name,
        "description": version.summary,
        **({"provider": vendor} if vendor else {}),
    }


def _page(version: SolutionVersion) -> str:
    return absolute(reverse("vendors:solution", args=[version.solution.slug]))
