"""A vendor's library: what is in it, where it is used, what it replaced."""

from collections.abc import Iterable
from typing import Any

from django.db.models import F, Prefetch, Q, QuerySet

from accounts.standing import standing_of
from documents.queries import times_opened
from vendors.models import Answer, Evidence, EvidenceUpload


def evidence_of(user: Any) -> QuerySet[Evidence]:
    """The library of this person's vendors: in use first, then by what ends soonest.

    Each has `uses`: the answers it backs, with their solutions.
    """
    return (
        Evidence.objects.filter(vendor__in=standing_of(user).vendors)
        .select_related("document", "vendor", "replaces", "replaced_by")
        .annotate(times_opened=times_opened("document"))
        .prefetch_related(Prefetch("answers", _answers_with_their_place(), to_attr="uses"))
        .order_by(
            F("retired_at").desc(nulls_first=True),
            F("replaced_by").asc(nulls_first=True),
            F("expires_on").asc(nulls_last=True),
            "pk",
        )
    )


def uploads_of(user: Any) -> QuerySet[EvidenceUpload]:
    """Files of this person's vendors that nobody has said the facts of yet, the oldest first."""
    return (
        EvidenceUpload.objects.filter(vendor__in=standing_of(user).vendors)
        .select_related("document", "vendor")
        .order_by("pk")
    )


def library_of(vendors: Any) -> QuerySet[Evidence]:
    """What these vendors may attach to an answer or replace."""
    return Evidence.objects.filter(vendor__in=vendors).in_use().select_related("document")


def line_of(evidence: Evidence) -> QuerySet[Evidence]:
    """Everything in the line of replacements this one is in, the newest first."""
    first = evidence.line_id or evidence.pk
    return (
        Evidence.objects.filter(Q(pk=first) | Q(line=first))
        .select_related("document", "added_by")
        .order_by("-pk")
    )


def latest_of(some: Iterable[Evidence]) -> dict[int, Evidence]:
    """By the id of each, what stands in its place today: itself, or the last that replaced it."""
    firsts = {one.pk: one.line_id or one.pk for one in some}
    lines = Evidence.objects.filter(Q(pk__in=firsts.values()) | Q(line__in=firsts.values()))
    last = {one.line_id or one.pk: one for one in lines.order_by("pk")}
    return {pk: last[first] for pk, first in firsts.items()}


def _answers_with_their_place() -> QuerySet[Answer]:
    return Answer.objects.select_related("criterion", "version__solution").order_by(
        "version__solution__name", "version", "criterion__code", "pk"
    )
