"""The decision on one solution."""

from copy import copy
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from vendors.actions.deciding.decision import Decision, decide_solution, decided_on
from vendors.enums import SolutionStatus
from vendors.forms.deciding.decision import DecisionForm
from vendors.messages.vetting import decision_letter
from vendors.queries.vetting.dossiers import (
    feedback_from_moderation,
    scores_side_by_side,
)
from vendors.rules import DECIDES
from vendors.views.vetting.dossiers import VersionForm


class Decide(VersionForm):
    """Write the decision, read it as the vendor will, then send it; nothing is kept in between."""

    statuses = (SolutionStatus.MODERATION,)
    form_class = DecisionForm
    template_name = "vendors/vetting/decide.html"
    permission = DECIDES
    done = "Decided. The vendor has been told, with your feedback."
    is_checked = False

    def get_initial(self) -> dict[str, Any]:
        return {"feedback": feedback_from_moderation(self.subject)}

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if "send" in request.POST:
            return super().post(request, *args, **kwargs)
        form = self.get_form()
        if not form.is_valid():
            return self.form_invalid(form)
        self.is_checked = "change" not in request.POST
        return self.render_to_response(self.get_context_data(form=form))

    def change(self, said: dict[str, Any]) -> None:
        decide_solution(self.subject, _decision(said), by=self.request.user, at=timezone.now())

    def get_template_names(self) -> list[str]:
        return ["vendors/vetting/check_decision.html" if self.is_checked else self.template_name]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        if self.is_checked:
            return super().get_context_data(
                **self._as_the_vendor_reads_it(kwargs["form"]), **kwargs
            )
        return super().get_context_data(rows=scores_side_by_side(self.subject), **kwargs)

    def _as_the_vendor_reads_it(self, form: DecisionForm) -> dict[str, Any]:
        decided = decided_on(copy(self.subject), _decision(form.cleaned_data))
        return {"decided": decided, "letter": decision_letter(decided)}


def _decision(said: dict[str, Any]) -> Decision:
    return Decision(**{**said, "outcome": SolutionStatus(said["outcome"])})
