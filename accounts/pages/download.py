"""A list that can be taken away as a spreadsheet, with the filters that narrow it."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, ClassVar

from django.db.models import QuerySet
from django.http import FileResponse, HttpRequest, HttpResponseBase, StreamingHttpResponse
from django.utils import timezone

from spreadsheets.writing import Written, csv_lines, workbook
from workflow.engine import record
from workflow.permissions import Permission

ROWS_AT_ONCE = 2_000


class DownloadableList:
    """Before a list page: `?download=csv` or `?download=xlsx` answers with the whole list as a file.

    What is not public is logged when it is taken. The view says which rows (`listed()`, as far as
    this person may see them) and which columns.
    """

    download_columns: ClassVar[Sequence[Written]]
    download_name: ClassVar[str]
    listed: Callable[..., Iterable[Any]]
    permission: ClassVar[Permission]
    request: HttpRequest

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        asked = request.GET.get("download")
        if asked not in ("csv", "xlsx"):
            return super().get(request, *args, **kwargs)  # type: ignore[misc,no-any-return]
        if not self.permission.public:
            self._note_taken(asked)
        return self._as_csv() if asked == "csv" else self._as_workbook()

    def wants_proof(self) -> bool:
        """The list is there to read; the file is taken away."""
        return "download" in self.request.GET

    def after_proving(self) -> str:
        """The list, with the button for the file: a file would leave its reader where they were asked."""
        asked = self.request.GET.copy()
        del asked["download"]
        return f"{self.request.path}?{asked.urlencode()}"

    def _note_taken(self, kind: str) -> None:
        """By which filters it was narrowed, never by which words: those may name somebody."""
        narrowed = sorted(name for name, words in self.request.GET.items() if words)
        data = {"list": self.download_name, "kind": kind, "narrowed_by": narrowed}
        record(self.request.user, "take_list", by=self.request.user, at=timezone.now(), data=data)

    def _as_csv(self) -> StreamingHttpResponse:
        lines = csv_lines(self.download_columns, self._records())
        response = StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8")
        response["Content-Disposition"] = f'attachment; filename="{self._file_name("csv")}"'
        return response

    def _as_workbook(self) -> FileResponse:
        file = workbook(self.download_columns, self._records(), title=self.download_name)
        return FileResponse(file, as_attachment=True, filename=self._file_name("xlsx"))

    def _records(self) -> Iterator[Any]:
        rows = self.listed()
        return rows.iterator(chunk_size=ROWS_AT_ONCE) if isinstance(rows, QuerySet) else iter(rows)

    def _file_name(self, ending: str) -> str:
        return f"{self.download_name}-{timezone.localdate().isoformat()}.{ending}"
