"""The files of an edition. They never change; a copy is asked about each minute, in case one was taken away."""

from typing import Any

from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.cache import get_conditional_response
from django.utils.http import http_date, quote_etag

from accounts.pages.cacheable import Cacheable
from accounts.pages.guarded import Guarded
from accounts.permissions import ANYONE
from showcase.models import DataFile
from showcase.open_data.editions.listing import files_by_name
from showcase.queries.open_data.editions import latest_edition

TYPES = {
    "csv": "text/csv; charset=utf-8",
    "jsonl": "application/jsonl; charset=utf-8",
    "json": "application/json",
    "txt": "text/plain; charset=utf-8",
    "zip": "application/zip",
}


class EditionFile(Cacheable):
    """410 where it was cleared away: it was there, and will not come back."""

    permission = ANYONE

    def load(self) -> None:
        files = DataFile.objects.select_related("edition")
        asked = {"edition__slug": self.kwargs["slug"], "name": self.kwargs["name"]}
        self.file = get_object_or_404(files, **asked)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        edition = self.file.edition
        if edition.cleared_at:
            context = {"edition": edition, "latest": latest_edition()}
            return render(request, "showcase/open_data/gone.html", context, status=410)
        tag, moment = quote_etag(self.file.sha256), int(edition.made_at.timestamp())
        unchanged = get_conditional_response(request, etag=tag, last_modified=moment)
        return unchanged or self._whole(tag, moment)

    def _whole(self, tag: str, moment: int) -> HttpResponseBase:
        ending = self.file.name.rpartition(".")[2]
        response = FileResponse(
            self.file.file.open("rb"), filename=self.file.name, content_type=TYPES[ending]
        )
        response["ETag"], response["Last-Modified"] = tag, http_date(moment)
        response["Access-Control-Allow-Origin"] = "*"
        return response


class LatestFile(Guarded):
    """Leads to the file of the newest edition: an address for whoever always wants that."""

    permission = ANYONE

    def load(self) -> None:
        self.file = files_by_name(latest_edition()).get(self.kwargs["name"])
        if self.file is None:
            raise Http404

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = redirect(self.file)
        response["Access-Control-Allow-Origin"] = "*"
        return response
