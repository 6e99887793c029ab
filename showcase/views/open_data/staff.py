"""What staff do with the open data: make an edition now, or take one away."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone

from accounts.pages.form_page import FormPage
from accounts.pages.guarded import Guarded, GuardedPage
from accounts.permissions import LGA_ADMINISTRATOR, LGA_STAFF
from showcase.actions.open_data.keeping import withdraw_edition
from showcase.actions.open_data.making import ask_for_edition
from showcase.forms.open_data import WithdrawForm
from showcase.models import DataEdition
from showcase.queries.open_data.editions import failed_runs, latest_edition, runs
from workflow.engine import TransitionDenied

A_PAGE = 25


class StaffOpenData(GuardedPage):
    permission = LGA_STAFF
    template_name = "showcase/open_data/staff.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        page = Paginator(runs(), A_PAGE).get_page(self.request.GET.get("page"))
        return super().get_context_data(
            page=page,
            latest=latest_edition(),
            has_failed=failed_runs().exists(),
            is_administrator=bool(LGA_ADMINISTRATOR.check(self.request.user)),
            **kwargs,
        )


class MakeEdition(Guarded):
    permission = LGA_STAFF

    def post(self, request: HttpRequest) -> HttpResponse:
        try:
            ask_for_edition(by=request.user, at=timezone.now())
        except TransitionDenied as denied:
            messages.error(request, denied.reason)
        else:
            messages.success(request, "It is being made. Look again in a minute.")
        return redirect("showcase:staff_open_data")


class WithdrawEdition(FormPage):
    """Where something in it should never have been public."""

    permission = LGA_ADMINISTRATOR
    template_name = "showcase/open_data/withdraw.html"
    form_class = WithdrawForm

    def load(self) -> None:
        standing = DataEdition.objects.standing()
        self.edition = get_object_or_404(standing, slug=self.kwargs["slug"])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(edition=self.edition, **kwargs)

    def act(self, form: WithdrawForm) -> str:
        reason = form.cleaned_data["reason"]
        withdraw_edition(self.edition, reason=reason, by=self.request.user, at=self.now)
        messages.success(self.request, f"The files of edition {self.edition} are gone.")
        return reverse("showcase:staff_open_data")
