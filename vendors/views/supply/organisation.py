"""A vendor's organisation and what it has agreed to."""

from typing import Any

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse

from accounts.pages.form_page import FormPage
from accounts.pages.guarded import GuardedPage
from accounts.permissions import ANYONE, SIGNED_IN, VENDOR_PERSON
from accounts.standing import standing_of
from challenges.comparing import ChangedPart, compare_words
from vendors.actions.supply.agreement import accept_agreement
from vendors.actions.supply.organisation import (
    AlreadyRegistered,
    ask_to_join,
    edit_vendor,
    register_vendor,
)
from vendors.forms.supply.organisation import AcceptanceForm, VendorForm, known_facts
from vendors.forms.supply.solutions import ConfirmForm
from vendors.models import Agreement
from vendors.queries.supply.organisation import (
    acceptances_of,
    earlier_agreements,
    vendor_registered_as,
    vendors_of,
    waiting_for_a_yes,
)
from vendors.readiness import accepted_current_agreement
from vendors.rules import BELONGS_TO_VENDOR, JOINS_VENDOR


class Register(FormPage):
    """Somebody signed up puts their organisation on the portal and becomes its lead."""

    permission = SIGNED_IN
    form_class = VendorForm
    template_name = "vendors/organisation/register.html"

    def act(self, form: Any) -> str:
        try:
            register_vendor(**form.facts, by=self.request.user, at=self.now)
        except AlreadyRegistered:
            return reverse("vendors:join", args=[form.cleaned_data["company_number"]])
        messages.success(self.request, "Your organisation is registered. You are its lead.")
        return reverse("vendors:agreement")


class Join(FormPage):
    """The company is registered already: ask its lead to let you in."""

    permission = JOINS_VENDOR
    form_class = ConfirmForm
    template_name = "vendors/organisation/join.html"

    def load(self) -> None:
        self.subject = vendor_registered_as(self.kwargs["company_number"])
        if self.subject is None:
            raise Http404

    def act(self, form: Any) -> str:
        ask_to_join(self.subject, by=self.request.user, at=self.now)
        messages.success(
            self.request,
            f"We asked the lead of {self.subject}. We write to you when they have decided.",
        )
        return reverse("vendors:join", args=[self.kwargs["company_number"]])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        asked = self.subject.memberships.waiting().filter(user=self.request.user).first()
        return super().get_context_data(vendor=self.subject, asked=asked, **kwargs)


class MyOrganisation(GuardedPage):
    permission = VENDOR_PERSON
    template_name = "vendors/organisation/mine.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        led = standing_of(self.request.user).vendors_led
        vendors = [
            (vendor, vendor.pk in led, acceptances_of(vendor).first(), self._is_bound(vendor))
            for vendor in vendors_of(self.request.user)
        ]
        return super().get_context_data(vendors=vendors, **kwargs)

    def _is_bound(self, vendor: Any) -> bool:
        return accepted_current_agreement(vendor.pk)


class EditOrganisation(FormPage):
    permission = BELONGS_TO_VENDOR
    form_class = VendorForm
    template_name = "vendors/organisation/edit.html"

    def load(self) -> None:
        self.subject = get_object_or_404(vendors_of(self.request.user), slug=self.kwargs["slug"])

    def get_initial(self) -> dict[str, Any]:
        return known_facts(self.subject.vendor_profile)

    def act(self, form: Any) -> str:
        edit_vendor(self.subject, **form.facts, by=self.request.user, at=self.now)
        messages.success(self.request, "Saved.")
        return reverse("vendors:my_organisation")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(vendor=self.subject, **kwargs)


class AgreementPage(FormPage):
    """The current agreement, and the lead's yes to it."""

    permission = VENDOR_PERSON
    form_class = AcceptanceForm
    template_name = "vendors/organisation/agreement.html"

    def load(self) -> None:
        self.subject = Agreement.objects.current()
        self.vendors = vendors_of(self.request.user)
        self.waiting = waiting_for_a_yes(self.vendors)

    def get_initial(self) -> dict[str, Any]:
        return {"version": self.subject.version} if self.subject else {}

    def get_form_kwargs(self) -> dict[str, Any]:
        led = self.vendors.filter(pk__in=standing_of(self.request.user).vendors_led)
        to_bind = led.filter(pk__in=[vendor.pk for vendor in self.waiting])
        return {**super().get_form_kwargs(), "vendors": to_bind or led}

    def act(self, form: Any) -> str:
        vendor = form.cleaned_data["vendor"]
        read = get_object_or_404(Agreement, version=form.cleaned_data["version"])
        accept_agreement(read, vendor=vendor, by=self.request.user, at=self.now)
        messages.success(self.request, f"Accepted for {vendor}. You can submit solutions now.")
        return reverse("vendors:my_solutions")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        led = standing_of(self.request.user).vendors_led
        return super().get_context_data(
            agreement=self.subject,
            earlier=list(earlier_agreements(self.subject)) if self.subject else [],
            acceptances=[one for vendor in self.vendors for one in acceptances_of(vendor)],
            to_bind=[vendor for vendor in self.waiting if vendor.pk in led],
            bound=[vendor for vendor in self.vendors if vendor not in self.waiting],
            parts=self._changed(),
            **kwargs,
        )

    def _changed(self) -> list[ChangedPart]:
        """What is new for whoever accepted an earlier version."""
        accepted = [vendor.accepted for vendor in self.waiting if vendor.accepted]
        before = Agreement.objects.filter(version__in=accepted).order_by("version").first()
        if before is None:
            return []
        title = f"Since version {before.version}"
        return [ChangedPart(title, compare_words(before.text, self.subject.text))]


class AgreementVersion(GuardedPage):
    """Any version stays readable by anybody."""

    permission = ANYONE
    template_name = "vendors/organisation/agreement_version.html"

    def load(self) -> None:
        self.subject = get_object_or_404(Agreement, version=self.kwargs["version"])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            agreement=self.subject, current=Agreement.objects.current(), **kwargs
        )
