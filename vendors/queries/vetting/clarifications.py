"""Questions to a vendor and their answers, as threads."""

from django.db.models import Prefetch, prefetch_related_objects

from vendors.models import Clarification, SolutionVersion


def with_questions(version: SolutionVersion) -> SolutionVersion:
    """Its questions read once, for the page and for every rule that asks about them."""
    questions = Clarification.objects.select_related("criterion").order_by("pk")
    prefetch_related_objects([version], Prefetch("clarifications", questions))
    return version
