"""Roles of trust, with the day each ends unless it is confirmed."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone

from accounts.confirming.actions import confirm_access
from accounts.confirming.clock import ASKED_BEFORE, LASTS, roles_of_trust
from accounts.pages.guarded import GuardedPage
from accounts.permissions import LGA_ADMINISTRATOR
from workflow.engine import TransitionDenied

ROWS_A_PAGE = 50


class Access(GuardedPage):
    """Whose turn comes next stands first."""

    permission = LGA_ADMINISTRATOR
    fresh_sign_in = "confirm that somebody still needs a role"
    template_name = "accounts/access.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        roles = roles_of_trust().select_related("user", "organisation")
        page = Paginator(roles, ROWS_A_PAGE).get_page(self.request.GET.get("page"))
        soon = timezone.now() + ASKED_BEFORE
        rows = [(role, role.since_at + LASTS, role.since_at + LASTS <= soon) for role in page]
        return super().get_context_data(page_obj=page, rows=rows, **kwargs)

    def post(self, request: HttpRequest) -> HttpResponse:
        number = request.POST.get("role", "")
        role = get_object_or_404(roles_of_trust(), pk=int(number) if number.isdecimal() else 0)
        try:
            confirm_access(role, by=request.user, at=timezone.now())
            messages.success(request, f"{role.user} keeps this role for another year.")
        except TransitionDenied as denied:
            messages.error(request, denied.reason)
        return redirect("accounts:access")
