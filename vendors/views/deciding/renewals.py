"""Evidence that ends: the vendor offers newer evidence, staff check it."""

from typing import Any

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.timezone import localdate
from django.views.generic import ListView

from accounts.pages.form_page import FormPage
from accounts.pages.guarded import Guarded
from accounts.permissions import LGA_STAFF
from vendors.actions.deciding.renewal import (
    confirm_renewal,
    offer_wherever_it_helps,
    refuse_renewal,
)
from vendors.forms.deciding.renewals import CheckRenewalForm, RenewForm
from vendors.lifecycle.renewals import CHECKS_RENEWAL
from vendors.queries.deciding.renewals import (
    evidence_to_renew_with,
    renewals_for,
    renewals_to_check,
    standings_of,
)
from vendors.queries.vetting.eligibility import gate_of
from vendors.views.supply.solutions import OfVersion


class Renew(OfVersion, FormPage):
    """One criterion whose evidence ends: choose what takes its place."""

    form_class = RenewForm
    template_name = "vendors/renewals/renew.html"

    def load(self) -> None:
        super().load()
        standings = standings_of(self.subject, gate_of(self.subject), localdate())
        found = [s for s in standings if s.backing.criterion.code == self.kwargs["code"]]
        if not found:
            raise Http404
        self.standing = found[0]
        self.library = evidence_to_renew_with(self.subject, found[0].backing, localdate())

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "library": self.library}

    def act(self, form: Any) -> str:
        criterion = self.standing.backing.criterion
        others = offer_wherever_it_helps(
            self.subject, criterion, **form.cleaned_data, by=self.request.user, at=self.now
        )
        too = " It is offered too wherever the old one backs another solution." if others else ""
        messages.success(self.request, f"Sent. We check it and tell you.{too}")
        return self.dossier

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        add = f"{reverse('vendors:add_evidence')}?back={self.request.path}"
        return super().get_context_data(
            **self.about(standing=self.standing, library=self.library, add=add, **kwargs)
        )


class Renewals(Guarded, ListView):
    """What vendors offered and nobody has checked."""

    permission = LGA_STAFF
    template_name = "vendors/renewals/list.html"
    paginate_by = 25

    def get_queryset(self) -> Any:
        return renewals_to_check(self.request.user)


class CheckRenewal(FormPage):
    permission = CHECKS_RENEWAL
    form_class = CheckRenewalForm
    template_name = "vendors/renewals/check.html"

    def load(self) -> None:
        self.subject = get_object_or_404(renewals_for(self.request.user), pk=self.kwargs["pk"])

    def act(self, form: Any) -> str:
        said, who = form.cleaned_data, {"by": self.request.user, "at": self.now}
        if said["outcome"] == form.REFUSE:
            refuse_renewal(self.subject, reason=said["reason"], **who)
            messages.success(self.request, "Refused. The vendor has been told why.")
        else:
            confirm_renewal(self.subject, **who)
            messages.success(self.request, "Confirmed. The vendor has been told.")
        return reverse("vendors:renewals")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        version = self.subject.version
        return super().get_context_data(
            renewal=self.subject,
            version=version,
            standings=[
                s
                for s in standings_of(version, gate_of(version), localdate())
                if s.backing.criterion == self.subject.criterion
            ],
            demonstration=version.round.is_demonstration,
            **kwargs,
        )
