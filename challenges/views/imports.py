"""Staff bring a spreadsheet of statements into a round, step by step."""

from functools import cached_property

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse

from accounts.pages.download import DownloadableList
from accounts.pages.form_page import FormPage
from accounts.pages.guarded import GuardedPage
from accounts.permissions import LGA_STAFF
from challenges.actions.import_steps import (
    begin_import,
    discard_import,
    place_columns,
    start_import,
)
from challenges.enums import ImportStatus
from challenges.forms.imports import (
    ColumnsForm,
    HeadingLineForm,
    NewImportForm,
    column_names,
    headings_in,
)
from challenges.import_progress import progress_of
from challenges.import_reading import top_of
from challenges.lifecycle import STATEMENT_IMPORT
from challenges.queries.imports import imports_so_far, preview_of
from challenges.views.pages import ConfirmPage, ListPage
from spreadsheets.headings import Placement
from spreadsheets.rows import UnreadableSpreadsheet
from spreadsheets.writing import Written

OPEN = (ImportStatus.UPLOADED, ImportStatus.READY)
FAULTS_A_PAGE = 50
SAMPLES = 3


class Imports(ListPage):
    permission = LGA_STAFF
    template_name = "challenges/imports/list.html"

    def rows(self):
        return imports_so_far()

    def get_context_data(self, **kwargs):
        return super().get_context_data(words=STATEMENT_IMPORT.words, **kwargs)


class NewImport(FormPage):
    permission = LGA_STAFF
    template_name = "challenges/imports/new.html"
    form_class = NewImportForm

    def act(self, form):
        begun = begin_import(
            form.cleaned_data["file"],
            round=form.cleaned_data["round"],
            by=self.request.user,
            at=self.now,
        )
        return reverse("challenges:import", args=[begun.pk])


class OfImport:
    permission = LGA_STAFF

    def load(self):
        self.subject = get_object_or_404(imports_so_far(), pk=self.kwargs["pk"])

    def here(self):
        return reverse("challenges:import", args=[self.subject.pk])

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            begun=self.subject, demonstration=self.subject.round.is_demonstration, **kwargs
        )


class OneImport(OfImport, GuardedPage):
    """Where it stands and what comes next."""

    template_name = "challenges/imports/one.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            progress=progress_of(self.subject.pk),
            words=STATEMENT_IMPORT.words[self.subject.status],
            **kwargs,
        )


class ImportProgress(OneImport):
    """A part of that page, asked for until there is nothing to wait for."""

    template_name = "challenges/imports/waiting.html"


class WhileOpen(OfImport):
    """A step that makes sense until the import runs, and once its file is scanned."""

    def get(self, request, *args, **kwargs):
        return self._elsewhere() or super().get(request, *args, **kwargs)

    def post(self, request, *args, **kwargs):
        return self._elsewhere() or super().post(request, *args, **kwargs)

    def _elsewhere(self):
        if self.subject.status in OPEN and self.subject.document.is_clean:
            return None
        return HttpResponseRedirect(self.here())


class PlaceColumns(WhileOpen, FormPage):
    template_name = "challenges/imports/columns.html"
    form_class = ColumnsForm

    @cached_property
    def top(self):
        """None when the file cannot be read; then `problem` says why."""
        try:
            return top_of(self.subject)
        except UnreadableSpreadsheet as problem:
            self.problem = str(problem)
            return None

    @cached_property
    def headings(self):
        asked = self.request.GET.get("line", "")
        line = int(asked) if asked.isascii() and asked.isdigit() else self.subject.heading_line
        return headings_in(self.top, line)

    def get_form_kwargs(self):
        kept = Placement(self.subject.heading_line or 0, self.subject.positions)
        same_line = kept.line == self.headings.line_number
        own = {"headings": self.headings, "kept": kept if same_line else None}
        return {**super().get_form_kwargs(), **own}

    def act(self, form):
        place_columns(self.subject, form.placement, by=self.request.user, at=self.now)
        return reverse("challenges:preview_import", args=[self.subject.pk])

    def post(self, request, *args, **kwargs):
        if self._elsewhere() is None and self.top is None:
            return self.get(request)
        return super().post(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        if self.top is None:
            return super().get_context_data(form=None, problem=self.problem, **kwargs)
        line = HeadingLineForm(top=self.top, initial={"line": self.headings.line_number})
        return super().get_context_data(line_form=line, samples=self._samples(), **kwargs)

    def _samples(self):
        """Each column of the file with its first different values below the headings."""
        line = self.headings.line_number
        below = [cells.texts for cells in self.top if cells.line_number > line]
        for at, name in enumerate(column_names(self.headings)):
            values = dict.fromkeys(texts[at] for texts in below if at < len(texts) and texts[at])
            yield name, list(values)[:SAMPLES]


class Previewed(WhileOpen):
    """The file as it would come in; what cannot be read at all goes back to the columns."""

    def _elsewhere(self):
        if self.subject.status != ImportStatus.READY:
            return HttpResponseRedirect(self.here())
        return super()._elsewhere() or self._unreadable()

    @cached_property
    def preview(self):
        return preview_of(self.subject)

    def _unreadable(self):
        try:
            _ = self.preview
        except UnreadableSpreadsheet as problem:
            messages.error(self.request, str(problem))
            return HttpResponseRedirect(self.here())
        return None


class PreviewImport(Previewed, ConfirmPage):
    template_name = "challenges/imports/preview.html"

    def do(self):
        start_import(self.subject, by=self.request.user, at=self.now)

    def back(self):
        return self.here()

    def get_context_data(self, **kwargs):
        return super().get_context_data(preview=self.preview, **kwargs)


class ImportFaults(Previewed, DownloadableList, GuardedPage):
    """Row by row what is wrong, and a file of it."""

    http_method_names = ("get", "head", "options")
    template_name = "challenges/imports/faults.html"
    download_name = "faults"
    download_columns = (
        Written("Line", lambda error: error.line, 8),
        Written("Column", lambda error: error.column),
        Written("What is wrong", lambda error: error.cause, 60),
        Written("What stands there", lambda error: error.value[:1000], 60),
    )

    def listed(self):
        return self.preview.errors

    def get_context_data(self, **kwargs):
        found = Paginator(self.preview.errors, FAULTS_A_PAGE)
        page = found.get_page(self.request.GET.get("page"))
        return super().get_context_data(preview=self.preview, page_obj=page, **kwargs)


class DiscardImport(OfImport, ConfirmPage):
    heading = "Discard this import?"
    text = "Nothing of the file comes in. That it was uploaded stays in the record."
    button = "Discard"
    variant = "warning"
    done = "Discarded. Nothing came in."

    def do(self):
        discard_import(self.subject, by=self.request.user, at=self.now)

    def back(self):
        return self.here()

    def next(self):
        return reverse("challenges:imports")
