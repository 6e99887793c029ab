"""What the pages about editions of the open data read."""

from datetime import datetime

from django.db.models import Max, Prefetch, QuerySet
from django.utils.timezone import localtime

from showcase.enums import RunOutcome
from showcase.models import DataEdition, DataFile, DataRun


def latest_edition() -> DataEdition | None:
    return editions().standing().first()  # type: ignore[attr-defined]


def editions() -> QuerySet[DataEdition]:
    """The newest first, with their files."""
    files = DataFile.objects.order_by("pk")
    return DataEdition.objects.newest_first().prefetch_related(Prefetch("files", files))


def runs() -> QuerySet[DataRun]:
    return DataRun.objects.select_related("edition", "asked_by").order_by("-begun_at", "-pk")


def is_due(at: datetime) -> bool:
    """No run has ended well yet on this day in London."""
    midnight = localtime(at).replace(hour=0, minute=0, second=0, microsecond=0)
    today = DataRun.objects.filter(begun_at__gte=midnight)
    return not today.filter(outcome__in=[RunOutcome.MADE, RunOutcome.UNCHANGED]).exists()


def failed_runs() -> QuerySet[DataRun]:
    """Since the last one that ended well."""
    well = DataRun.objects.exclude(outcome__in=["", RunOutcome.FAILED])
    last = well.aggregate(last=Max("begun_at"))["last"]
    failed = DataRun.objects.filter(outcome=RunOutcome.FAILED)
    return failed.filter(begun_at__gt=last) if last else failed
