"""People as LGA administrators see them."""

from typing import Any

from django.contrib import messages
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django_filters.views import FilterView

from accounts.actions.memberships import give_role
from accounts.filters import PersonFilter
from accounts.forms.people import RoleForm
from accounts.holding.held import left_by
from accounts.models import User
from accounts.pages.form_page import FormPage
from accounts.pages.guarded import Guarded
from accounts.permissions import LGA_ADMINISTRATOR
from accounts.queries.directory import memberships_of, people_directory


class People(Guarded, FilterView):
    permission = LGA_ADMINISTRATOR
    filterset_class = PersonFilter
    template_name = "accounts/people.html"
    paginate_by = 25

    def get_queryset(self):
        return people_directory()


class Person(FormPage):
    """One person with every role there ever was, and the form that gives another."""

    permission = LGA_ADMINISTRATOR
    fresh_sign_in = "give somebody a role"
    form_class = RoleForm
    template_name = "accounts/person.html"

    def load(self) -> None:
        self.subject = get_object_or_404(User, pk=self.kwargs["pk"])

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "on": self.now.date()}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            person=self.subject,
            memberships=memberships_of(self.subject),
            held=left_by(self.subject, seen_by=self.request.user),
            **kwargs,
        )

    def act(self, form: RoleForm) -> str:
        given = give_role(self.subject, **form.cleaned_data, by=self.request.user, at=self.now)
        messages.success(self.request, f"{self.subject} is now {given.get_role_display()}.")
        return reverse("accounts:person", args=[self.subject.pk])
