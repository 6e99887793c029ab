"""Everything that is prepared, and releasing several at once."""

from typing import Any

from django.contrib import messages
from django.urls import reverse
from django.utils import timezone

from accounts.pages.form_page import FormPage
from accounts.permissions import LGA_STAFF
from vendors.actions.deciding.releasing import release_decisions
from vendors.forms.deciding.decision import ReleaseTogetherForm
from vendors.queries.deciding.decisions import decisions_waiting, not_prepared


class Decisions(FormPage):
    permission = LGA_STAFF
    fresh_sign_in = "release decisions"
    form_class = ReleaseTogetherForm
    template_name = "vendors/deciding/decisions.html"

    def about_to(self) -> str:
        return f"release {_counted(len(self.request.POST.getlist('chosen')))}"

    def load(self) -> None:
        self.waiting = decisions_waiting(self.request.user)

    def get_form_kwargs(self) -> dict[str, Any]:
        ready = [one for one in self.waiting if not one.missing]
        return {**super().get_form_kwargs(), "ready": ready}

    def act(self, form: Any) -> str:
        chosen = form.decisions
        release_decisions(chosen, by=self.request.user, at=timezone.now())
        messages.success(
            self.request, f"{_counted(len(chosen))} released. The vendors have been told."
        )
        return reverse("vendors:decisions")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            waiting=self.waiting, not_prepared=not_prepared(self.request.user)[:100], **kwargs
        )


def _counted(decisions: int) -> str:
    return "1 decision" if decisions == 1 else f"{decisions} decisions"
