"""How often documents were opened, told from the log of downloads, and which nothing uses."""

from datetime import datetime

from django.db.models import Count, Exists, ForeignKey, IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.fields.reverse_related import ForeignObjectRel
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


def unused_since(before: datetime) -> QuerySet[Document]:
    """Came in before then, and no record of any app refers to them."""
    unused = Document.objects.filter(uploaded_at__lte=before)
    for field in _fields_that_refer_to_one():
        users = field.model._base_manager.filter(**{field.name: OuterRef("pk")})
        unused = unused.exclude(Exists(users))
    return unused


def _fields_that_refer_to_one() -> list[ForeignKey]:
    """Those without a name on this side too."""
    relations = Document._meta.get_fields(include_hidden=True)
    return [relation.field for relation in relations if isinstance(relation, ForeignObjectRel)]
