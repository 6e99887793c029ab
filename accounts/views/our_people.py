"""The people of the organisations somebody leads."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone

from accounts.actions.invitations import invite_person, withdraw_invitation
from accounts.forms.people import InvitationForm
from accounts.models import Invitation, Organisation
from accounts.pages.areas import template_of_area
from accounts.pages.form_page import FormPage
from accounts.pages.guarded import Guarded, GuardedPage
from accounts.permissions import ORGANISATION_LEAD
from accounts.queries.directory import organisations_with_people
from accounts.rules import MANAGES_PEOPLE, WITHDRAWS_INVITATION
from accounts.standing import standing_of


class OurPeople(GuardedPage):
    permission = ORGANISATION_LEAD
    template_name = "accounts/our_people.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        led = list(organisations_with_people(standing_of(self.request.user).organisations_led))
        area = template_of_area(self.request.user, led[0])
        return super().get_context_data(organisations=led, area=area, **kwargs)


class Invite(FormPage):
    permission = MANAGES_PEOPLE
    fresh_sign_in = "invite somebody into an organisation"
    form_class = InvitationForm
    template_name = "accounts/invite.html"

    def load(self) -> None:
        self.subject = get_object_or_404(Organisation, slug=self.kwargs["slug"])

    def get_form_kwargs(self) -> dict[str, Any]:
        kwargs = super().get_form_kwargs()
        return {**kwargs, "organisation": self.subject, "by": self.request.user}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        area = template_of_area(self.request.user, self.subject)
        return super().get_context_data(
            organisation=self.subject, area=area, back=self.back, **kwargs
        )

    def act(self, form: InvitationForm) -> str:
        invitation = invite_person(**form.cleaned_data, by=self.request.user, at=self.now)
        messages.success(self.request, f"The invitation is on its way to {invitation.email}.")
        return self.back

    @property
    def back(self) -> str:
        if self.subject.pk in standing_of(self.request.user).organisations_led:
            return reverse("accounts:our_people")
        return reverse("accounts:organisation", args=[self.subject.slug])


class WithdrawInvitation(Guarded):
    permission = WITHDRAWS_INVITATION

    def load(self) -> None:
        seen = Invitation.objects.visible_to(self.request.user).select_related("organisation")
        self.subject = get_object_or_404(seen, pk=self.kwargs["pk"])

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        withdraw_invitation(self.subject, by=request.user, at=timezone.now())
        messages.success(request, f"The invitation to {self.subject.email} is withdrawn.")
        return redirect("accounts:our_people")
