"""The register as LGA administrators keep it."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django_filters.views import FilterView

from accounts.actions.organisations import (
    add_domain,
    add_organisation,
    change_organisation,
    end_organisation,
    remove_domain,
)
from accounts.filters import OrganisationFilter
from accounts.forms.organisations import DomainForm, EndForm, OrganisationForm
from accounts.models import EmailDomain, Organisation
from accounts.pages.form_page import FormPage
from accounts.pages.guarded import Guarded
from accounts.permissions import LGA_ADMINISTRATOR
from accounts.queries.directory import (
    led_by_nobody,
    organisation_directory,
    organisations_with_people,
)
from accounts.succession.actions import going_over, keep_open
from workflow.engine import TransitionDenied


class Organisations(Guarded, FilterView):
    permission = LGA_ADMINISTRATOR
    filterset_class = OrganisationFilter
    template_name = "accounts/organisations.html"
    paginate_by = 25

    def get_queryset(self):
        return organisation_directory()


class OfOrganisation:
    permission = LGA_ADMINISTRATOR

    def load(self) -> None:
        related = Organisation.objects.select_related("combined_authority", "successor")
        self.subject = get_object_or_404(related, slug=self.kwargs["slug"])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(organisation=self.subject, **kwargs)

    @property
    def own_page(self) -> str:
        return reverse("accounts:organisation", args=[self.subject.slug])


class OrganisationPage(OfOrganisation, FormPage):
    """Facts, people and domains; the form adds a domain."""

    fresh_sign_in = "let people in by their e-mail domain"
    form_class = DomainForm
    template_name = "accounts/organisation.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        listed = organisations_with_people(frozenset([self.subject.pk])).get()
        return super().get_context_data(
            people=listed.people,
            invited=listed.invited,
            is_unled=led_by_nobody(Organisation.objects.filter(pk=self.subject.pk)).exists(),
            domains=self.subject.domains.order_by("domain"),
            **self._ending(),
            **kwargs,
        )

    def _ending(self) -> dict[str, Any]:
        """What goes over to its successor on the day, while that is to come."""
        ended_on, successor = self.subject.ended_on, self.subject.successor
        ends_later = ended_on is not None and ended_on > timezone.localdate()
        going = going_over(self.subject, successor) if ends_later and successor else []
        return {"ends_later": ends_later, "going_over": going}

    def act(self, form: DomainForm) -> str:
        added = add_domain(self.subject, **form.cleaned_data, by=self.request.user, at=self.now)
        messages.success(self.request, f"People who write from {added} now join by themselves.")
        return self.own_page


class AddOrganisation(FormPage):
    permission = LGA_ADMINISTRATOR
    form_class = OrganisationForm
    template_name = "accounts/add_organisation.html"

    def act(self, form: OrganisationForm) -> str:
        added = add_organisation(form.facts, by=self.request.user, at=self.now)
        return reverse("accounts:organisation", args=[added.slug])


class EditOrganisation(OfOrganisation, FormPage):
    form_class = OrganisationForm
    template_name = "accounts/edit_organisation.html"

    def get_form_kwargs(self) -> dict[str, Any]:
        unsaved = Organisation.objects.get(pk=self.subject.pk)  # the form writes into what it gets
        return {**super().get_form_kwargs(), "instance": unsaved}

    def act(self, form: OrganisationForm) -> str:
        change_organisation(self.subject, form.facts, by=self.request.user, at=self.now)
        messages.success(self.request, "The organisation is saved.")
        return self.own_page


class EndOrganisation(OfOrganisation, FormPage):
    form_class = EndForm
    template_name = "accounts/end_organisation.html"

    def get_form_kwargs(self) -> dict[str, Any]:
        today = self.now.date()
        return {**super().get_form_kwargs(), "organisation": self.subject, "on": today}

    def act(self, form: EndForm) -> str:
        end_organisation(self.subject, **form.cleaned_data, by=self.request.user, at=self.now)
        day = date_format(form.cleaned_data["ended_on"], "j F Y")
        words = "is closed for new people" if self.subject.succeeded_at else f"closes on {day}"
        messages.success(self.request, f"{self.subject} {words}.")
        return self.own_page


class KeepOpen(OfOrganisation, Guarded):
    """A button, until the day has come."""

    permission = LGA_ADMINISTRATOR

    def post(self, request: HttpRequest, slug: str) -> HttpResponse:
        try:
            keep_open(self.subject, by=request.user, at=timezone.now())
            messages.success(request, f"{self.subject} stays open.")
        except TransitionDenied as denied:
            messages.error(request, denied.reason)
        return redirect(self.own_page)


class RemoveDomain(Guarded):
    permission = LGA_ADMINISTRATOR

    def load(self) -> None:
        domains = EmailDomain.objects.select_related("organisation")
        of_this = domains.filter(organisation__slug=self.kwargs["slug"])
        self.domain = get_object_or_404(of_this, pk=self.kwargs["pk"])

    def post(self, request: HttpRequest, slug: str, pk: int) -> HttpResponse:
        remove_domain(self.domain, by=request.user, at=timezone.now())
        messages.success(request, f"{self.domain} is removed. Its people stay.")
        return redirect("accounts:organisation", slug)
