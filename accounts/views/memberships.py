"""One membership, and the decisions on it, for administrators and for the organisation's lead."""

from typing import Any

from django import forms
from django.contrib import messages
from django.shortcuts import get_object_or_404
from django.urls import reverse

from accounts.actions.memberships import approve_membership, end_membership, refuse_membership
from accounts.forms.people import OptionalReasonForm, ReasonForm, RoleForm, RoleInForm
from accounts.lifecycle import MEMBERSHIP
from accounts.models import Membership
from accounts.pages.areas import template_of_area
from accounts.pages.form_page import FormPage
from accounts.pages.guarded import GuardedPage
from accounts.permissions import LGA_ADMINISTRATOR
from accounts.rules import DECIDES_MEMBERSHIP, ENDS_MEMBERSHIP, is_only_lead


class OfMembership:
    """Loads the membership and shows the page inside the area its reader works in."""

    def load(self) -> None:
        seen = Membership.objects.visible_to(self.request.user)
        related = seen.select_related("user", "organisation")
        self.subject = get_object_or_404(related, pk=self.kwargs["pk"])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        area = template_of_area(self.request.user, self.subject.organisation)
        return super().get_context_data(
            membership=self.subject, area=area, list_url=self.list_url, **kwargs
        )

    @property
    def list_url(self) -> str:
        is_administrator = LGA_ADMINISTRATOR.check(self.request.user)
        return reverse("accounts:people" if is_administrator else "accounts:our_people")


class MembershipPage(OfMembership, GuardedPage):
    permission = DECIDES_MEMBERSHIP
    template_name = "accounts/membership.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            words=MEMBERSHIP.words[self.subject.status],
            **kwargs,
        )


class Approve(OfMembership, FormPage):
    """Administrators also say where and as what; a lead only as what."""

    permission = DECIDES_MEMBERSHIP
    fresh_sign_in = "give somebody a role"
    template_name = "accounts/approve.html"

    def get_form_class(self) -> type[forms.Form]:
        return RoleForm if LGA_ADMINISTRATOR.check(self.request.user) else RoleInForm

    def get_form_kwargs(self) -> dict[str, Any]:
        kwargs = super().get_form_kwargs()
        if self.get_form_class() is RoleForm:
            return {**kwargs, "on": self.now.date()}
        return {**kwargs, "organisation": self.subject.organisation, "by": self.request.user}

    def get_initial(self) -> dict[str, Any]:
        return {"organisation": self.subject.organisation, "role": self.subject.role}

    def act(self, form: forms.Form) -> str:
        approve_membership(self.subject, **form.cleaned_data, by=self.request.user, at=self.now)
        messages.success(self.request, f"{self.subject.user} is in, and is told by mail.")
        return self.list_url


class Refuse(OfMembership, FormPage):
    permission = DECIDES_MEMBERSHIP
    form_class = ReasonForm
    template_name = "accounts/refuse.html"

    def act(self, form: ReasonForm) -> str:
        reason = form.cleaned_data["reason"]
        refuse_membership(self.subject, reason=reason, by=self.request.user, at=self.now)
        messages.success(self.request, f"Refused. {self.subject.user} is told by mail.")
        return self.list_url


class End(OfMembership, FormPage):
    permission = ENDS_MEMBERSHIP
    fresh_sign_in = "end somebody’s role"
    form_class = OptionalReasonForm
    template_name = "accounts/end_role.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(is_only_lead=is_only_lead(self.subject), **kwargs)

    def act(self, form: OptionalReasonForm) -> str:
        reason = form.cleaned_data["reason"]
        end_membership(self.subject, reason=reason, by=self.request.user, at=self.now)
        messages.success(self.request, f"The role is ended. {self.subject.user} is told by mail.")
        return self.list_url
