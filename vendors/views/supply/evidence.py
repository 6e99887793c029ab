"""A vendor's library of evidence."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.views.generic import ListView

from accounts.form_page import FormPage
from accounts.guarded import Guarded
from accounts.permissions import SIGNED_IN, VENDOR_PERSON
from accounts.way_back import way_back
from documents.downloads import private_download
from vendors.actions.supply.evidence import add_evidence, retire_evidence
from vendors.forms.supply.evidence import EvidenceForm
from vendors.forms.supply.solutions import ConfirmForm
from vendors.models import Evidence
from vendors.queries.supply.evidence import evidence_of
from vendors.queries.supply.organisation import vendors_of


class MyEvidence(Guarded, ListView):
    permission = VENDOR_PERSON
    template_name = "vendors/evidence/mine.html"
    context_object_name = "library"
    paginate_by = 25

    def get_queryset(self) -> Any:
        return evidence_of(self.request.user)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(today=timezone.localdate(), **kwargs)


class AddEvidence(FormPage):
    """Into the library; back to the page that sent the reader here, if one did."""

    permission = VENDOR_PERSON
    form_class = EvidenceForm
    template_name = "vendors/evidence/add.html"

    def load(self) -> None:
        self.subject = vendors_of(self.request.user).first()

    def act(self, form: Any) -> str:
        upload = form.cleaned_data["upload"]
        add_evidence(self.subject, upload=upload, **form.facts, by=self.request.user, at=self.now)
        waits = " It can be opened when the virus scan is done." if upload else ""
        messages.success(self.request, f"Added to your library.{waits}")
        return self.back

    @property
    def back(self) -> str:
        return way_back(self.request.GET.get("back", "")) or reverse("vendors:my_evidence")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(back=self.back, **kwargs)


class RetireEvidence(FormPage):
    permission = VENDOR_PERSON
    form_class = ConfirmForm
    template_name = "vendors/evidence/retire.html"

    def load(self) -> None:
        self.subject = get_object_or_404(evidence_of(self.request.user), pk=self.kwargs["pk"])

    def act(self, form: Any) -> str:
        retire_evidence(self.subject, by=self.request.user, at=self.now)
        messages.success(self.request, f"{self.subject} is retired.")
        return reverse("vendors:my_evidence")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(evidence=self.subject, **kwargs)


class EvidenceFile(Guarded):
    """The file itself, for those who may see the evidence, once the scan found nothing."""

    permission = SIGNED_IN

    def load(self) -> None:
        visible = Evidence.objects.visible_to(self.request.user).select_related("document")
        self.subject = get_object_or_404(visible.distinct(), pk=self.kwargs["pk"])
        if self.subject.document is None:
            raise Http404

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        return private_download(self.subject.document, to=request.user, at=timezone.now())
