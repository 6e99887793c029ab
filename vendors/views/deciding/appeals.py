"""Appeals: lodged and taken back by the vendor, answered by staff who took no part."""

from typing import Any

from django.contrib import messages
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.timezone import localdate
from django.views.generic import ListView

from accounts.pages.form_page import FormPage
from accounts.pages.guarded import Guarded
from accounts.permissions import LGA_STAFF
from vendors.actions.deciding.appeal import (
    dismiss_appeal,
    lodge_appeal,
    take_appeal_back,
    uphold_appeal,
)
from vendors.forms.deciding.appeals import AnswerAppealForm, LodgeAppealForm
from vendors.forms.supply.solutions import ConfirmForm
from vendors.lifecycle.appeals import READS_APPEAL, TAKES_APPEAL_BACK
from vendors.queries.deciding.appeals import (
    appeals_for,
    appeals_to_answer,
    clock_of,
    way_to_appeal,
)
from vendors.rules import DECIDES_APPEAL, LEADS_VENDOR
from vendors.views.supply.solutions import OfVersion


class LodgeAppeal(OfVersion, FormPage):
    """The grounds, or why there is no appeal any more."""

    permission = LEADS_VENDOR
    form_class = LodgeAppealForm
    template_name = "vendors/appeals/lodge.html"

    def act(self, form: Any) -> str:
        appeal = lodge_appeal(self.subject, **form.cleaned_data, by=self.request.user, at=self.now)
        answer_by = f"{appeal.answer_by:%-d %B %Y}"
        messages.success(self.request, f"Your appeal is lodged. We answer by {answer_by}.")
        return self.here

    @property
    def here(self) -> str:
        version = self.subject
        return reverse("vendors:dossier_version", args=[version.solution.slug, version.number])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        way = way_to_appeal(self.subject, self.now)
        return super().get_context_data(**self.about(way=way, here=self.here, **kwargs))


class TakeAppealBack(FormPage):
    permission = TAKES_APPEAL_BACK
    form_class = ConfirmForm
    template_name = "vendors/appeals/take_back.html"

    def load(self) -> None:
        self.subject = get_object_or_404(appeals_for(self.request.user), pk=self.kwargs["pk"])

    @property
    def here(self) -> str:
        version = self.subject.version
        return reverse("vendors:dossier_version", args=[version.solution.slug, version.number])

    def act(self, form: Any) -> str:
        take_appeal_back(self.subject, by=self.request.user, at=self.now)
        messages.success(self.request, "Your appeal is taken back. The decision stands.")
        return self.here

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(appeal=self.subject, here=self.here, **kwargs)


class Appeals(Guarded, ListView):
    """Open appeals with their clocks."""

    permission = LGA_STAFF
    template_name = "vendors/appeals/list.html"
    paginate_by = 25

    def get_queryset(self) -> Any:
        return appeals_to_answer(self.request.user)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        today = localdate()
        context["rows"] = [(one, clock_of(one, today)) for one in context["page_obj"]]
        return context


class AppealPage(FormPage):
    """The decision, the grounds and the clock; a form for whoever took no part."""

    permission = READS_APPEAL
    form_class = AnswerAppealForm
    template_name = "vendors/appeals/answer.html"

    def load(self) -> None:
        self.subject = get_object_or_404(appeals_for(self.request.user), pk=self.kwargs["pk"])

    def act(self, form: Any) -> str:
        said = form.cleaned_data
        answer = uphold_appeal if said["outcome"] == form.UPHOLD else dismiss_appeal
        answer(self.subject, reasons=said["reasons"], by=self.request.user, at=self.now)
        messages.success(self.request, "Answered. The vendor has been told, with your reasons.")
        return reverse("vendors:appeals")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            appeal=self.subject,
            version=self.subject.version,
            clock=clock_of(self.subject, localdate()),
            may_answer=DECIDES_APPEAL.check(self.request.user, self.subject),
            demonstration=self.subject.version.round.is_demonstration,
            **kwargs,
        )
