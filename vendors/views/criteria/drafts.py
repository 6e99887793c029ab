"""Administrators write criteria sets: begin, copy, bring in, take out, publish, discard."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.text import slugify

from accounts.pages.form_page import FormPage
from accounts.pages.guarded import Guarded
from accounts.permissions import LGA_ADMINISTRATOR
from challenges.views.pages import ConfirmPage
from vendors.actions.criteria.drafts import (
    copy_criteria_set,
    discard_criteria_set,
    import_criteria_set,
    introduce_criteria_set,
    publish_criteria_set,
    start_criteria_set,
)
from vendors.criteria.files import write_criteria_set, written_form
from vendors.enums import CriteriaSetStatus
from vendors.forms.criteria.sets import ImportForm, IntroductionForm, NewSetForm
from vendors.models import CriteriaSet
from vendors.queries.criteria import unfit_for_publishing
from workflow.engine import record


class OfSet(Guarded):
    """About one criteria set."""

    permission = LGA_ADMINISTRATOR

    def load(self) -> None:
        self.subject = self.criteria_set = get_object_or_404(CriteriaSet, pk=self.kwargs["pk"])

    @property
    def set_page(self) -> str:
        return reverse("vendors:criteria_set", args=[self.criteria_set.pk])

    def about(self, **kwargs: Any) -> dict[str, Any]:
        return {"criteria_set": self.criteria_set, "set_page": self.set_page, **kwargs}


class OfDraft(OfSet):
    """The same while it may change; a published one leads back with the reason."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.criteria_set.status == CriteriaSetStatus.PUBLISHED:
            messages.info(request, "A published set never changes. Copy it to a new version.")
            return HttpResponseRedirect(self.set_page)
        return super().get(request, *args, **kwargs)  # type: ignore[misc,no-any-return]


class NewCriteriaSet(FormPage):
    permission = LGA_ADMINISTRATOR
    form_class = NewSetForm
    template_name = "vendors/criteria/new.html"

    def act(self, form: Any) -> str:
        draft = start_criteria_set(**form.cleaned_data, by=self.request.user, at=self.now)
        messages.success(self.request, f"{draft} is begun. Add its sections, then its criteria.")
        return reverse("vendors:criteria_set", args=[draft.pk])


class ImportCriteriaSet(FormPage):
    permission = LGA_ADMINISTRATOR
    form_class = ImportForm
    template_name = "vendors/criteria/import.html"

    def act(self, form: Any) -> str:
        draft = import_criteria_set(form.cleaned_data["file"], by=self.request.user, at=self.now)
        messages.success(self.request, f"{draft} is here as a draft.")
        return reverse("vendors:criteria_set", args=[draft.pk])


class ExportCriteriaSet(OfSet):
    """The whole set as the file that can be brought in again."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        text = write_criteria_set(written_form(self.criteria_set))
        record(self.criteria_set, "export", by=request.user, at=timezone.now())
        name = f"{slugify(self.criteria_set.name)}-{self.criteria_set.version}.yaml"
        response = HttpResponse(text, content_type="application/yaml; charset=utf-8")
        response["Content-Disposition"] = f'attachment; filename="{name}"'
        return response


class CopyCriteriaSet(OfSet):
    """A button: the next version as a draft."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            draft = copy_criteria_set(self.criteria_set, by=request.user, at=timezone.now())
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
            return HttpResponseRedirect(self.set_page)
        messages.success(request, f"{draft} is a copy. Change what is new, then publish it.")
        return HttpResponseRedirect(reverse("vendors:criteria_set", args=[draft.pk]))


class Introduce(OfDraft, FormPage):
    form_class = IntroductionForm
    template_name = "vendors/criteria/introduction.html"

    def get_initial(self) -> dict[str, Any]:
        return {"introduction": self.criteria_set.introduction}

    def act(self, form: Any) -> str:
        introduce_criteria_set(
            self.criteria_set, **form.cleaned_data, by=self.request.user, at=self.now
        )
        messages.success(self.request, "Introduction saved.")
        return self.set_page

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**self.about(**kwargs))


class PublishCriteriaSet(OfDraft, ConfirmPage):
    """What is still missing, or the button."""

    template_name = "vendors/criteria/publish.html"
    heading = "Publish this criteria set?"
    text = (
        "From then on no word of it changes, and rounds can be vetted against it. A later change is "
        "a new version."
    )
    button = "Publish"

    def do(self) -> None:
        publish_criteria_set(self.criteria_set, by=self.request.user, at=self.now)
        messages.success(self.request, f"{self.criteria_set} is published.")

    def back(self) -> str:
        return self.set_page

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        missing = unfit_for_publishing(self.criteria_set)
        return super().get_context_data(**self.about(missing=missing, **kwargs))


class DiscardCriteriaSet(OfDraft, ConfirmPage):
    heading = "Discard this draft?"
    text = "Its sections and criteria are gone for good. Export it first if you may want it again."
    button = "Discard draft"
    variant = "warning"

    def do(self) -> None:
        discard_criteria_set(self.criteria_set, by=self.request.user, at=self.now)
        messages.success(self.request, f"{self.criteria_set} is discarded.")

    def back(self) -> str:
        return self.set_page

    def next(self) -> str:
        return reverse("vendors:criteria_sets")
