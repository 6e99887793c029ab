from typing import Any

from django.contrib import messages
from django.urls import reverse

from accounts.actions.people import change_name
from accounts.forms.people import NameForm
from accounts.holding.held import held_by
from accounts.pages.form_page import FormPage
from accounts.permissions import SIGNED_IN
from accounts.queries.directory import memberships_of


class Account(FormPage):
    """A person's own page: name, roles, and the way to address, password and second factor."""

    permission = SIGNED_IN
    form_class = NameForm
    template_name = "accounts/account.html"

    def get_initial(self) -> dict[str, Any]:
        return {"name": self.request.user.name}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            memberships=memberships_of(self.request.user),
            held=held_by(self.request.user, seen_by=self.request.user),
            **kwargs,
        )

    def act(self, form: NameForm) -> str:
        user = self.request.user
        change_name(user, form.cleaned_data["name"], by=user, at=self.now)
        messages.success(self.request, "Your name is saved.")
        return reverse("accounts:account")
