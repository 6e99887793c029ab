"""Responses to a challenge side by side, and which of them are shown."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.views.generic import ListView

from accounts.form_page import FormPage
from accounts.guarded import Guarded, GuardedPage
from accounts.permissions import LGA_STAFF
from challenges.models import Challenge
from vendors.actions.deciding.shortlist import leave_off_shortlist, shortlist_response
from vendors.enums import ResponseStatus
from vendors.forms.deciding.shortlist import ShortlistForm
from vendors.models import Response
from vendors.queries.deciding.shortlist import responses_side_by_side, shortlist_overview
from vendors.rules import SHORTLISTS


class Shortlists(Guarded, ListView):
    permission = LGA_STAFF
    template_name = "vendors/shortlist/list.html"
    context_object_name = "challenges"
    paginate_by = 25

    def get_queryset(self) -> Any:
        return shortlist_overview(self.request.user)


class ShortlistPage(GuardedPage):
    permission = LGA_STAFF
    template_name = "vendors/shortlist/page.html"

    def load(self) -> None:
        self.subject = get_object_or_404(
            Challenge.objects.public().select_related("theme", "round"), slug=self.kwargs["slug"]
        )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        columns = responses_side_by_side(self.subject, self.request.user)
        return super().get_context_data(challenge=self.subject, columns=columns, **kwargs)


class DecideResponse(FormPage):
    permission = SHORTLISTS
    form_class = ShortlistForm
    template_name = "vendors/shortlist/decide.html"

    def load(self) -> None:
        self.subject = get_object_or_404(
            Response.objects.handled_by(self.request.user).select_related(
                "challenge__merged_into", "solution__vendor"
            ),
            pk=self.kwargs["pk"],
        )

    @property
    def back(self) -> str:
        return reverse("vendors:shortlist", args=[self.subject.challenge.live.slug])

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Nobody fills in what can no longer be sent; what is sent too late, the action answers."""
        if self.subject.status != ResponseStatus.OFFERED:
            messages.info(request, "Nothing to decide: see the response below.")
            return redirect(self.back)
        return super().get(request, *args, **kwargs)

    def act(self, form: Any) -> str:
        said = form.cleaned_data
        is_shown = said["choice"] == form.SHORTLIST
        decide = shortlist_response if is_shown else leave_off_shortlist
        decide(self.subject, feedback=said["feedback"], by=self.request.user, at=timezone.now())
        word = "Shortlisted" if is_shown else "Left off the shortlist"
        messages.success(self.request, f"{word}. The vendor has been told, with your feedback.")
        return self.back

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(response=self.subject, **kwargs)
