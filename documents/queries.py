"""How often documents were opened, told from the log of downloads."""

from django.db.models import Count, IntegerField, OuterRef, Subquery
from django.db.models.functions import Coalesce

from documents.models import Document
from workflow.models import Event


def times_opened(document: str = "pk") -> Coalesce:
    """To annotate rows with; `document` is the path from a row to its document's key."""
    downloads = Event.objects.filter(
        subject_type=Document._meta.label_lower, subject_id=OuterRef(document), name="download"
    )
    counted = downloads.order_by().values("subject_id").annotate(times=Count("pk"))
    return Coalesce(Subquery(counted.values("times")), 0, output_field=IntegerField())
