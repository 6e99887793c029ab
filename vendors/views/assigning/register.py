"""One's own standing register: a line more, a line ended, confirmed for another year."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone

from accounts.pages.form_page import FormPage
from accounts.pages.guarded import Guarded
from accounts.standing import standing_of
from vendors.actions.vetting.register import (
    confirm_register,
    declare_standing_interest,
    end_standing_interest,
)
from vendors.enums import StandingInterestKind
from vendors.forms.assigning.register import StandingInterestForm
from vendors.forms.supply.solutions import ConfirmForm
from vendors.models import StandingInterest
from vendors.rules import DECLARES_INTERESTS


class OwnRegister(Guarded):
    permission = DECLARES_INTERESTS

    @property
    def back(self) -> str:
        return reverse("vendors:my_interests")

    @property
    def area(self) -> str:
        is_staff = standing_of(self.request.user).is_staff
        return "areas/staff.html" if is_staff else "areas/assessor.html"


class AddLine(OwnRegister, FormPage):
    form_class = StandingInterestForm
    template_name = "vendors/interests/add_line.html"

    def act(self, form: Any) -> str:
        said = {**form.cleaned_data, "kind": StandingInterestKind(form.cleaned_data["kind"])}
        line = declare_standing_interest(**said, by=self.request.user, at=timezone.now())
        messages.success(
            self.request,
            f"Added. No vendor called {line.body}, or with its number, is shown to you any more.",
        )
        return self.back


class EndLine(OwnRegister, FormPage):
    form_class = ConfirmForm
    template_name = "vendors/interests/end_line.html"

    def load(self) -> None:
        own = StandingInterest.objects.standing().filter(person=self.request.user)
        self.subject = get_object_or_404(own, pk=self.kwargs["pk"])

    def act(self, form: Any) -> str:
        end_standing_interest(self.subject, by=self.request.user, at=timezone.now())
        messages.success(self.request, "Ended. The register keeps the line.")
        return self.back


class Confirm(OwnRegister):
    """The button "This is complete and true"."""

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        confirmation = confirm_register(by=request.user, at=timezone.now())
        until = f"{confirmation.lapses_on:%-d %B %Y}"
        messages.success(request, f"Confirmed. Your register holds until {until}.")
        return HttpResponseRedirect(self.back)
