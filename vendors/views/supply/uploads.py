"""Files into the library first, then what each of them is."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import ngettext

from accounts.pages.form_page import FormPage
from accounts.pages.guarded import Guarded
from accounts.pages.way_back import way_back
from accounts.permissions import VENDOR_PERSON
from vendors.actions.supply.evidence import (
    add_evidence,
    describe_upload,
    remove_upload,
    upload_evidence,
)
from vendors.forms.supply.evidence import (
    EvidenceForm,
    LinkEvidenceForm,
    UploadEvidenceForm,
    facts_of,
)
from vendors.forms.supply.solutions import ConfirmForm
from vendors.models import Evidence
from vendors.queries.supply.evidence import library_of, uploads_of
from vendors.queries.supply.organisation import vendors_of


class OnTheWay(Guarded):
    """A page of the way into the library; the address keeps where it began and what is replaced."""

    permission = VENDOR_PERSON

    @property
    def back(self) -> str:
        return way_back(self.request.GET.get("back", "")) or reverse("vendors:my_evidence")

    @property
    def replaced(self) -> Evidence | None:
        """What the reader came to replace, if it is in use in one of their libraries."""
        asked = self.request.GET.get("replaces", "")
        return self.library().filter(pk=asked).first() if asked.isdecimal() else None

    def library(self) -> Any:
        owners = vendors_of(self.request.user).values("pk")
        return library_of(owners).order_by("title", "pk")

    def onward(self, name: str, *args: Any) -> str:
        """Another page of the way, with the same beginning."""
        kept = {key: value for key, value in self.request.GET.items() if key in WAY}
        return f"{reverse(name, args=args)}?{urlencode(kept)}" if kept else reverse(name, args=args)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        way = {key: value for key, value in self.request.GET.items() if key in WAY}
        return super().get_context_data(  # type: ignore[misc]  # of the page it is mixed into
            back=self.back, replaced=self.replaced, way=urlencode(way), **kwargs
        )


WAY = ("back", "replaces")


class AddEvidence(OnTheWay, FormPage):
    """Several files at once; each is kept as soon as it is here."""

    form_class = UploadEvidenceForm
    template_name = "vendors/evidence/add.html"

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "vendors": vendors_of(self.request.user)}

    def act(self, form: Any) -> str:
        vendor, files = form.cleaned_data["vendor"], form.cleaned_data["upload"]
        refused = upload_evidence(vendor, files, by=self.request.user, at=self.now)
        if refused:
            raise ValidationError({"upload": refused})
        messages.success(
            self.request, ngettext("File added. Say what it is.", "Files added.", len(files))
        )
        return self.onward("vendors:add_evidence")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(uploads=list(uploads_of(self.request.user)), **kwargs)


class FactsPage(OnTheWay, FormPage):
    """Asks what a piece of evidence is; a replacement starts from what the old one said."""

    def get_initial(self) -> dict[str, Any]:
        replaced = self.replaced
        return {**facts_of(replaced), "replaces": replaced} if replaced else {}

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "library": self.library()}

    def end(self, evidence: Evidence) -> str:
        words = f"“{evidence}” is in your library."
        if evidence.replaces:
            words = f"“{evidence}” takes the place of “{evidence.replaces}”."
        messages.success(self.request, words)
        return self.back


class DescribeUpload(FactsPage):
    form_class = EvidenceForm
    template_name = "vendors/evidence/describe.html"

    def load(self) -> None:
        self.subject = get_object_or_404(uploads_of(self.request.user), pk=self.kwargs["pk"])

    def library(self) -> Any:
        return library_of([self.subject.vendor_id]).order_by("title", "pk")

    def get_initial(self) -> dict[str, Any]:
        name = self.subject.document.name.rpartition(".")[0]
        return {"title": name[:200], **super().get_initial()}

    def act(self, form: Any) -> str:
        facts = form.cleaned_data
        return self.end(describe_upload(self.subject, **facts, by=self.request.user, at=self.now))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(upload=self.subject, **kwargs)


class LinkEvidence(FactsPage):
    form_class = LinkEvidenceForm
    template_name = "vendors/evidence/link_form.html"

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "vendors": vendors_of(self.request.user)}

    def act(self, form: Any) -> str:
        facts = form.cleaned_data
        return self.end(add_evidence(**facts, upload=None, by=self.request.user, at=self.now))


class RemoveUpload(FormPage):
    permission = VENDOR_PERSON
    form_class = ConfirmForm
    template_name = "vendors/evidence/remove_upload.html"

    def load(self) -> None:
        self.subject = get_object_or_404(uploads_of(self.request.user), pk=self.kwargs["pk"])

    def act(self, form: Any) -> str:
        remove_upload(self.subject, by=self.request.user, at=self.now)
        messages.success(self.request, "File removed.")
        return reverse("vendors:my_evidence")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(upload=self.subject, **kwargs)
