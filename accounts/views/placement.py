"""From a proven e-mail address to a place in an organisation."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from accounts.actions.memberships import ask_for_place
from accounts.actions.placement import choose_council
from accounts.forms.people import CouncilForm, PlaceForm
from accounts.models import User
from accounts.pages.form_page import FormPage
from accounts.pages.guarded import Guarded, GuardedPage
from accounts.permissions import SIGNED_IN
from accounts.queries.directory import reason_of_refusal
from accounts.queries.placement import councils_by_domain, latest_waiting, open_invitation
from accounts.standing import standing_of


def next_step(user: User) -> str:
    """The address of the one page that brings this person further."""
    now = timezone.now()
    if standing_of(user).held:
        return reverse("showcase:work")
    if invitation := open_invitation(user, now):
        return reverse("accounts:invitation", args=[invitation.token])
    if latest_waiting(user):
        return reverse("accounts:waiting")
    if councils_by_domain(user, now.date()).exists():
        return reverse("accounts:choose_council")
    return reverse("accounts:ask_for_place")


class Welcome(Guarded):
    permission = SIGNED_IN

    def get(self, request: HttpRequest) -> HttpResponse:
        return redirect(next_step(request.user))


class ChooseCouncil(FormPage):
    permission = SIGNED_IN
    form_class = CouncilForm
    template_name = "accounts/choose_council.html"

    def get_form_kwargs(self) -> dict[str, Any]:
        councils = councils_by_domain(self.request.user, self.now.date())
        return {**super().get_form_kwargs(), "councils": councils}

    def act(self, form: CouncilForm) -> str:
        council = form.cleaned_data["council"]
        choose_council(self.request.user, council=council, at=self.now)
        messages.success(self.request, f"You are in: {council}.")
        return reverse("showcase:work")


class AskForPlace(FormPage):
    permission = SIGNED_IN
    form_class = PlaceForm
    template_name = "accounts/ask_for_place.html"

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "on": self.now.date()}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(refusal=reason_of_refusal(self.request.user), **kwargs)

    def act(self, form: PlaceForm) -> str:
        ask_for_place(self.request.user, **form.cleaned_data, at=self.now)
        return reverse("accounts:waiting")


class Waiting(GuardedPage):
    permission = SIGNED_IN
    template_name = "accounts/waiting.html"

    def load(self) -> None:
        self.membership = latest_waiting(self.request.user)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.membership is None:
            return redirect(next_step(request.user))
        return super().get(request, *args, **kwargs)
