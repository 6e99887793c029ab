"""The log of events as administrators read it."""

from django.db.models import CharField, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Cast, Concat

from workflow.models import Event, Seal


def lines_of_log() -> QuerySet[Event]:
    """Every line, newest first, each with its seal."""
    words = Concat(Cast("number", CharField()), Value(":"), "hash")
    seal = Seal.objects.filter(event_id=OuterRef("pk")).values(words=words)
    return Event.objects.select_related("by").annotate(seal=Subquery(seal)).order_by("-pk")


def labels_in_log() -> list[str]:
    """The kinds of record that lines are about, by the labels of their models."""
    labels = Event.objects.order_by("subject_type").values_list("subject_type", flat=True)
    return list(labels.distinct())
