"""`make bench`: the pages of vetting, of one solution among many, and the save of one score."""

import statistics
import time
from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.load.cast import Cast
from vendors.enums import AssignmentStatus, Rule
from vendors.models import Assignment

SAVES = 20


def vetting_pages(cast: Cast) -> dict[str, tuple[Any, str]]:
    """Who opens which address, by name of the page."""
    assignment = _open_assignment(cast)
    version = [assignment.version.solution.slug, assignment.version.number]
    return {
        "file of one solution": (cast.staff, reverse("vendors:vetting", args=version)),
        "scores side by side": (cast.staff, reverse("vendors:moderation", args=version)),
        "assessor's list": (cast.assessors[-1], reverse("vendors:my_assignments")),
        "assessor's overview": (
            cast.assessors[-1],
            reverse("vendors:score_next", args=[assignment.pk]),
        ),
        "score screen": (cast.assessors[-1], _score_screen(cast, assignment)),
    }


def saving_a_score(cast: Cast) -> dict[str, Any]:
    """One press of “Save and next”: its queries and milliseconds, without the page that follows."""
    client, address = Client(), _score_screen(cast, _open_assignment(cast))
    client.force_login(cast.assessors[-1])
    times = []
    for n in range(SAVES):
        shown = client.get(address).context["form"]["seen"].value()
        said = {"value": str(n % 5), "reason": f"Seen {n}.", "confidence": "sure", "seen": shown}
        start = time.perf_counter()
        with CaptureQueriesContext(connection) as queries:
            response = client.post(address, said)
        times.append((time.perf_counter() - start) * 1000)
        assert response.status_code == 302, response.status_code
    return {"queries": len(queries), "median_ms": round(statistics.median(times), 1)}


def _open_assignment(cast: Cast) -> Assignment:
    open_ones = Assignment.objects.filter(
        assessor=cast.assessors[-1], status=AssignmentStatus.SCORING
    )
    return open_ones.select_related("version__solution").order_by("pk")[0]


def _score_screen(cast: Cast, assignment: Assignment) -> str:
    criterion = next(c for c in cast.criteria if c.rule == Rule.SCORED)
    return reverse("vendors:score", args=[assignment.pk, criterion.code])
