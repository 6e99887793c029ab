"""Handing a version in, answering for it, taking it back, going on to the next."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.timezone import localdate

from accounts.pages.form_page import FormPage
from accounts.standing import standing_of
from vendors.actions.supply.solutions import (
    start_version,
    submit_solution,
    take_down_solution,
    withdraw_solution,
)
from vendors.actions.vetting.clarification import answer_clarification
from vendors.forms.supply.solutions import PAGES, ClarificationForm, ConfirmForm, NewVersionForm
from vendors.lifecycle import ANSWERS_CLARIFICATION
from vendors.models import Clarification
from vendors.queries.supply.solutions import answered_sections, rounds_to_enter
from vendors.queries.vetting.eligibility import findings_for
from vendors.readiness import missing_from_version
from vendors.rules import LEADS_VENDOR
from vendors.views.supply.solutions import OfVersion


class CheckSolution(OfVersion, FormPage):
    """Everything once more on one page, how the gate stands, and the button that hands it in."""

    form_class = ConfirmForm
    template_name = "vendors/solutions/check.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self._done() or super().get(request, *args, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self._done() or super().post(request, *args, **kwargs)

    def _done(self) -> HttpResponse | None:
        """Pressed twice, or gone back to: it is submitted already."""
        if self.subject.is_editable:
            return None
        messages.info(self.request, "This version is submitted. Its words stay as they are.")
        return redirect(self.dossier)

    def act(self, form: Any) -> str:
        submit_solution(self.subject, by=self.request.user, at=self.now)
        messages.success(
            self.request,
            f"{self.subject.solution} is submitted. A person checks the pass/fail criteria next.",
        )
        return self.dossier

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        version = self.subject
        return super().get_context_data(
            **self.about(
                pages=PAGES,
                sections=answered_sections(version),
                findings=findings_for(version, localdate()),
                missing=missing_from_version(version),
                may_submit=LEADS_VENDOR.check(self.request.user, version),
                **kwargs,
            )
        )


class Withdraw(OfVersion, FormPage):
    permission = LEADS_VENDOR
    form_class = ConfirmForm
    template_name = "vendors/solutions/withdraw.html"

    def act(self, form: Any) -> str:
        withdraw_solution(self.subject, by=self.request.user, at=self.now)
        messages.success(self.request, f"{self.subject} is withdrawn.")
        return self.dossier

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**self.about(**kwargs))


class TakeDown(OfVersion, FormPage):
    """Leave the public list. Who is eligible may leave at any time."""

    permission = LEADS_VENDOR
    form_class = ConfirmForm
    template_name = "vendors/solutions/take_down.html"

    def act(self, form: Any) -> str:
        take_down_solution(self.subject, by=self.request.user, at=self.now)
        messages.success(self.request, f"{self.subject.solution} is no longer listed.")
        return self.dossier

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**self.about(**kwargs))


class NewVersion(OfVersion, FormPage):
    form_class = NewVersionForm
    template_name = "vendors/solutions/new_version.html"

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "rounds": rounds_to_enter(self.now)}

    def act(self, form: Any) -> str:
        start_version(self.subject.solution, **form.cleaned_data, by=self.request.user, at=self.now)
        messages.success(
            self.request, "Your words and answers are carried over. Change what is new."
        )
        return self.dossier

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            **self.about(is_open=rounds_to_enter(self.now).exists(), **kwargs)
        )


class AnswerClarification(FormPage):
    permission = ANSWERS_CLARIFICATION
    form_class = ClarificationForm
    template_name = "vendors/solutions/clarification.html"

    def load(self) -> None:
        own = Clarification.objects.filter(
            version__solution__vendor__in=standing_of(self.request.user).vendors
        )
        self.subject = get_object_or_404(
            own.select_related("version__solution", "criterion"), pk=self.kwargs["pk"]
        )

    def get_initial(self) -> dict[str, Any]:
        return {"answer": self.subject.answer}

    def act(self, form: Any) -> str:
        answer_clarification(self.subject, **form.cleaned_data, by=self.request.user, at=self.now)
        messages.success(self.request, "Your answer is in the file. Vetting goes on.")
        return reverse("vendors:dossier", args=[self.subject.version.solution.slug])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        dossier = reverse("vendors:dossier", args=[self.subject.version.solution.slug])
        return super().get_context_data(
            clarification=self.subject, dossier=dossier, today=localdate(), **kwargs
        )
