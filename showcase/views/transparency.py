"""The draft of a transparency record, for councils that think of using a solution."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone

from accounts.pages.guarded import Guarded, GuardedPage
from showcase.queries.transparency import eligible_version, transparency_record
from showcase.rules import READS_TRANSPARENCY
from showcase.transparency.fields import STANDARD, VERSION
from showcase.transparency.record import NOTICE, Entry
from spreadsheets.writing import Written, csv_lines
from workflow.engine import record

COLUMNS: list[Written] = [
    Written("Reference", lambda entry: entry.field.reference),
    Written("Attribute", lambda entry: entry.field.attribute),
    Written("Field", lambda entry: entry.field.name),
    Written("Part", lambda entry: entry.field.part),
    Written("Text", lambda entry: entry.written),
    Written("Said by", lambda entry: entry.said_by),
]


class OfRecord:
    """Loads the eligible version in the address, and the draft once the reader may see it."""

    permission = READS_TRANSPARENCY

    def load(self) -> None:
        self.subject = self.version = eligible_version(self.kwargs["slug"])
        if self.version is None:
            raise Http404

    def entries(self) -> list[Entry]:
        return transparency_record(self.version).entries


class TransparencyRecord(OfRecord, GuardedPage):
    template_name = "showcase/transparency/record.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            version=self.version,
            entries=self.entries(),
            notice=NOTICE,
            standard=f"{STANDARD}, version {VERSION}",
            demonstration=self.version.solution.vendor.is_demonstration,
            **kwargs,
        )


class TransparencyRecordAsCsv(OfRecord, Guarded):
    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        table = "".join(csv_lines(COLUMNS, self.entries()))
        return _named(HttpResponse(table, content_type="text/csv; charset=utf-8"), self, "csv")


class TransparencyRecordAsJson(OfRecord, Guarded):
    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        data = transparency_record(self.version).as_data()
        shown = {"ensure_ascii": False, "indent": 2}
        return _named(JsonResponse(data, json_dumps_params=shown), self, "json")


def _named(response: HttpResponse, view: Any, ending: str) -> HttpResponse:
    """It is public nowhere yet, so the log knows who took it."""
    by, data = view.request.user, {"kind": ending}
    record(view.version, "take_transparency_record", by=by, at=timezone.now(), data=data)
    name = f"{view.version.solution.slug}-draft-transparency-record.{ending}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
