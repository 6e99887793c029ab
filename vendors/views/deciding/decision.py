"""The decision on one solution: prepared, read as the vendor will, released."""

from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from vendors.actions.deciding.preparing import prepare_decision
from vendors.actions.deciding.releasing import release_decisions
from vendors.enums import SolutionStatus
from vendors.forms.deciding.decision import (
    DecisionForm,
    ReleaseForm,
    drafted_values,
    prepared_values,
)
from vendors.messages.decisions import decision_letter
from vendors.queries.deciding.decisions import (
    missing_from_decision,
    prepared_decision,
    with_their_words,
)
from vendors.queries.vetting.dossiers import scores_side_by_side
from vendors.rules import DECIDES
from vendors.views.vetting.dossiers import VersionForm, VersionFormOverSaved


class Decide(VersionFormOverSaved):
    """Write the decision; it is kept, and nothing is sent."""

    statuses = (SolutionStatus.MODERATION,)
    form_class = DecisionForm
    template_name = "vendors/deciding/decide.html"
    permission = DECIDES

    def load(self) -> None:
        super().load()
        self.rows = scores_side_by_side(self.subject)
        self.prepared = prepared_decision(self.subject)

    def get_initial(self) -> dict[str, Any]:
        return prepared_values(self.prepared) if self.prepared else drafted_values(self.rows)

    def get_form_kwargs(self) -> dict[str, Any]:
        finished = "later" not in self.request.POST
        return {**super().get_form_kwargs(), "rows": self.rows, "is_finished": finished}

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if "more" not in request.POST:
            return super().post(request, *args, **kwargs)
        return self.render_to_response(self.get_context_data(form=self._with_one_more()))

    def _with_one_more(self) -> DecisionForm:
        """The same words, not checked yet, with room for another condition."""
        typed = self.get_form()
        words = {
            name: field.widget.value_from_datadict(typed.data, typed.files, name)
            for name, field in typed.fields.items()
        }
        return DecisionForm(initial=words, rows=self.rows, more=1)

    def act(self, form: Any) -> str:
        prepare_decision(
            self.subject,
            form.words,
            by=self.request.user,
            at=timezone.now(),
            replaces=form.cleaned_data["seen"],
        )
        if form.is_finished:
            return reverse("vendors:check_decision", args=self.kwargs.values())
        messages.success(self.request, "Kept. Nothing was sent.")
        return reverse("vendors:decisions")

    def saved_at(self) -> datetime | None:
        self.prepared = prepared_decision(self.subject)
        return self.prepared.prepared_at if self.prepared else None

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(prepared=self.prepared, **kwargs)


class CheckDecision(VersionForm):
    """What the vendor will read, and the button that sends it."""

    statuses = (SolutionStatus.MODERATION,)
    form_class = ReleaseForm
    template_name = "vendors/deciding/check.html"
    permission = DECIDES
    fresh_sign_in = "release a decision"

    def load(self) -> None:
        super().load()
        self.decision = with_their_words(self.subject.decisions.order_by("-number")).first()

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        is_prepared = self.decision and not self.decision.released_at
        if self.subject.status in self.statuses and not is_prepared:
            return redirect("vendors:decide", **self.kwargs)
        return super().get(request, *args, **kwargs)

    def get_initial(self) -> dict[str, Any]:
        return {"seen": self.decision.prepared_at.isoformat()}

    def act(self, form: Any) -> str:
        self.decision.prepared_at = form.cleaned_data["seen"]
        release_decisions([self.decision], by=self.request.user, at=timezone.now())
        messages.success(self.request, "Decided. The vendor has been told, with your feedback.")
        return self.here

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            decision=self.decision,
            letter=decision_letter(self.decision),
            missing=missing_from_decision(self.decision, self.request.user, timezone.now()),
            **kwargs,
        )
