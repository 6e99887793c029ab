"""Interests in vendors: one's own, and the register of all."""

from typing import Any

from django.contrib import messages
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.views.generic import ListView

from accounts.pages.form_page import FormPage
from accounts.pages.guarded import Guarded
from accounts.permissions import LGA_ADMINISTRATOR
from accounts.standing import standing_of
from vendors.actions.vetting.interests import declare_interest, lift_interest
from vendors.enums import ConflictKind
from vendors.forms.vetting.interests import InterestForm, LiftForm
from vendors.models import Conflict, StandingInterest
from vendors.queries.vetting.register import confirmed_until
from vendors.rules import DECLARES_INTERESTS, LIFTS_INTEREST


class MyInterests(FormPage):
    """What I declared, and a form for one more."""

    permission = DECLARES_INTERESTS
    form_class = InterestForm
    template_name = "vendors/interests/mine.html"

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "person": self.request.user}

    def act(self, form: Any) -> str:
        said = form.cleaned_data
        declare_interest(
            said["vendor"],
            kind=ConflictKind(said["kind"]),
            details=said["details"],
            by=self.request.user,
            at=timezone.now(),
        )
        messages.success(
            self.request, f"Declared. Nothing of {said['vendor']} is shown to you any more."
        )
        return reverse("vendors:my_interests")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        mine = Conflict.objects.standing_for(self.request.user).select_related("vendor")
        standing = standing_of(self.request.user)
        lapses_on = confirmed_until(self.request.user)
        return super().get_context_data(
            lines=StandingInterest.objects.of(self.request.user),
            lapses_on=lapses_on,
            is_current=bool(lapses_on and lapses_on > timezone.localdate()),
            interests=mine.order_by("vendor__name", "pk"),
            area="areas/staff.html" if standing.is_staff else "areas/assessor.html",
            keeps_register=standing.is_administrator,
            **kwargs,
        )


class Register(Guarded, ListView):
    """Every interest ever declared, those that stand first."""

    permission = LGA_ADMINISTRATOR
    template_name = "vendors/interests/register.html"
    paginate_by = 25

    def get_queryset(self) -> Any:
        return Conflict.objects.in_the_register().select_related("person", "vendor")


class Lift(FormPage):
    permission = LIFTS_INTEREST
    form_class = LiftForm
    template_name = "vendors/interests/lift.html"

    def load(self) -> None:
        standing = Conflict.objects.filter(lifted_at=None).select_related("person", "vendor")
        self.subject = get_object_or_404(standing, pk=self.kwargs["pk"])

    def act(self, form: Any) -> str:
        lift_interest(self.subject, **form.cleaned_data, by=self.request.user, at=timezone.now())
        messages.success(self.request, f"Lifted. {self.subject.person} sees this vendor again.")
        return reverse("vendors:interests")
