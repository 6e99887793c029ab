"""Following up the conditions of decisions."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.views.generic import ListView

from accounts.pages.form_page import FormPage
from accounts.pages.guarded import Guarded
from accounts.permissions import LGA_STAFF
from vendors.actions.deciding.conditions import settle_condition
from vendors.enums import ConditionStatus
from vendors.forms.deciding.conditions import SettleForm
from vendors.lifecycle import SETTLES
from vendors.queries.deciding.conditions import conditions_to_follow


class Conditions(Guarded, ListView):
    """Conditions of decisions that stand, by what waits."""

    permission = LGA_STAFF
    template_name = "vendors/deciding/conditions.html"
    context_object_name = "conditions"
    paginate_by = 25

    def get_queryset(self) -> Any:
        return conditions_to_follow(self.request.user)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(today=timezone.localdate(), **kwargs)


class SettleCondition(FormPage):
    permission = SETTLES
    form_class = SettleForm
    template_name = "vendors/deciding/settle.html"

    def load(self) -> None:
        self.subject = get_object_or_404(
            conditions_to_follow(self.request.user), pk=self.kwargs["pk"]
        )

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.subject.status == ConditionStatus.MET:
            messages.info(request, "This condition is met already.")
            return redirect("vendors:conditions")
        return super().get(request, *args, **kwargs)

    def act(self, form: Any) -> str:
        said = form.cleaned_data
        settle_condition(
            self.subject,
            status=ConditionStatus(said["status"]),
            reason=said["reason"],
            by=self.request.user,
            at=timezone.now(),
        )
        messages.success(self.request, "Noted. The vendor has been told.")
        return reverse("vendors:conditions")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(condition=self.subject, **kwargs)
