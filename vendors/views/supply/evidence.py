"""A vendor's library of evidence."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.views.generic import ListView

from accounts.pages.form_page import FormPage
from accounts.pages.guarded import Guarded, GuardedPage
from accounts.permissions import SIGNED_IN, VENDOR_PERSON
from documents.downloads import private_download
from vendors.actions.supply.evidence import retire_evidence
from vendors.forms.supply.solutions import ConfirmForm
from vendors.models import Evidence
from vendors.queries.supply.evidence import evidence_of, line_of, uploads_of
from vendors.queries.supply.organisation import vendors_of


class MyEvidence(Guarded, ListView):
    permission = VENDOR_PERSON
    template_name = "vendors/evidence/mine.html"
    context_object_name = "library"
    paginate_by = 25

    def get_queryset(self) -> Any:
        return evidence_of(self.request.user)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            uploads=list(uploads_of(self.request.user)),
            has_several_vendors=len(vendors_of(self.request.user)) > 1,
            **kwargs,
        )


class OfEvidence(Guarded):
    """About one piece in the library of this person's vendors."""

    permission = VENDOR_PERSON

    def load(self) -> None:
        self.subject = get_object_or_404(evidence_of(self.request.user), pk=self.kwargs["pk"])


class EvidencePage(OfEvidence, GuardedPage):
    """Its facts, what it backs, and everything that stood in its place."""

    template_name = "vendors/evidence/evidence.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            evidence=self.subject, line=list(line_of(self.subject)), **kwargs
        )


class RetireEvidence(OfEvidence, FormPage):
    form_class = ConfirmForm
    template_name = "vendors/evidence/retire.html"

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
