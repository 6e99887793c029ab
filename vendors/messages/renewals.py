"""What a vendor is told of evidence that ends, and of its renewal."""

from datetime import datetime

from django.urls import reverse

from accounts.queries.audiences import people_of
from notifications.actions import queue_message
from vendors.expiry import Backing
from vendors.models import SolutionVersion


def solution_lapsed(version: SolutionVersion, gone: list[Backing], *, at: datetime) -> None:
    for person in people_of(version.solution.vendor):
        queue_message(
            to=person,
            kind="solution_lapsed",
            key=f"{version.pk}:{at:%Y%m%d%H%M%S%f}",
            at=at,
            link=reverse("vendors:dossier", args=[version.solution.slug]),
            about=version.solution.vendor,
            solution=version.solution,
            gone=gone,
        )
