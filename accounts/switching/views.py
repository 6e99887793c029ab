from typing import Any

from django.contrib import messages
from django.shortcuts import get_object_or_404
from django.urls import reverse

from accounts.holding.held import left_by
from accounts.models import User
from accounts.pages.form_page import FormPage
from accounts.rules import SWITCHES_OFF, SWITCHES_ON
from accounts.switching.actions import switch_off, switch_on
from accounts.switching.forms import SwitchForm


class Switching(FormPage):
    form_class = SwitchForm

    def load(self) -> None:
        self.subject = get_object_or_404(User, pk=self.kwargs["pk"])

    def back(self) -> str:
        return reverse("accounts:person", args=[self.subject.pk])


class SwitchOff(Switching):
    permission = SWITCHES_OFF
    fresh_sign_in = "switch somebody’s account off"
    template_name = "accounts/switching/off.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            held=left_by(self.subject, seen_by=self.request.user), **kwargs
        )

    def act(self, form: SwitchForm) -> str:
        switch_off(self.subject, **form.cleaned_data, by=self.request.user, at=self.now)
        messages.success(self.request, f"The account of {self.subject} is switched off.")
        return self.back()


class SwitchOn(Switching):
    permission = SWITCHES_ON
    fresh_sign_in = "switch somebody’s account on"
    template_name = "accounts/switching/on.html"

    def act(self, form: SwitchForm) -> str:
        switch_on(self.subject, **form.cleaned_data, by=self.request.user, at=self.now)
        messages.success(self.request, f"{self.subject} can sign in again.")
        return self.back()
