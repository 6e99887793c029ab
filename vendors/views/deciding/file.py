"""The decision file of one version, for staff and, without names, for its vendor."""

from typing import Any, ClassVar

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone

from accounts.pages.guarded import Guarded
from design.printing import can_print
from vendors.decision_file.document import archive_of, page_of, pdf_of
from vendors.decision_file.log import TAKEN
from vendors.enums import AFTER_DECISION_STATUSES
from vendors.rules import READS_SCORES
from vendors.views.supply.solutions import OfVersion as OfOwnVersion
from vendors.views.vetting.dossiers import OfVersion
from workflow.engine import record

KINDS = {
    "html": (page_of, "text/html; charset=utf-8"),
    "pdf": (pdf_of, "application/pdf"),
    "zip": (archive_of, "application/zip"),
}


class FileToTake(Guarded):
    """Kept and not shown: the file brings its own style, which the pages here may not."""

    is_whole: ClassVar[bool]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        kind = self.kwargs["kind"]
        if kind not in KINDS or (kind == "pdf" and not can_print()):
            raise Http404
        make, content_type = KINDS[kind]
        file = make(self.subject, is_whole=self.is_whole)
        record(self.subject, TAKEN, by=request.user, at=timezone.now(), data={"kind": kind})
        name = f"decision-file-{self.subject.solution.slug}-{self.subject.number}.{kind}"
        headers = {"Content-Disposition": f'attachment; filename="{name}"'}
        return HttpResponse(file, content_type=content_type, headers=headers)


class DecisionFile(FileToTake, OfVersion):
    """Everything on record, for whoever may read the scores."""

    permission = READS_SCORES
    is_whole = True


class OwnDecisionFile(FileToTake, OfOwnVersion):
    """What the vendor may keep of it, once it is decided."""

    is_whole = False

    def load(self) -> None:
        super().load()
        if self.subject.status not in AFTER_DECISION_STATUSES:
            raise Http404
