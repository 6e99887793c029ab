"""The day, for staff: who is here, badges, materials, what people said."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode

from accounts.pages.form_page import FormPage
from accounts.pages.guarded import Guarded, GuardedPage
from showcase.actions.events.day import check_in, undo_check_in
from showcase.actions.events.materials import add_material, remove_material
from showcase.forms.events.day import MaterialForm
from showcase.models import SessionMaterial
from showcase.queries.events.day import (
    arrivals_of,
    expected_in_person,
    opinion_of,
    words_of_feedback,
)
from showcase.views.events.agenda import OfSession
from showcase.views.events.planning import OfEvent


class CheckIn(OfEvent, GuardedPage):
    """A list for a phone at the door; a name is one tap away."""

    template_name = "showcase/check_in.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        words = self.asked("q")
        return super().get_context_data(
            guests=expected_in_person(self.event, words),
            arrivals=arrivals_of(self.event),
            words=words,
            **kwargs,
        )


class CheckInOne(OfEvent, Guarded):
    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        guest = get_object_or_404(self.event.registrations.confirmed(), pk=self.kwargs["pk"])
        act = undo_check_in if "undo" in request.POST else check_in
        act(guest, by=request.user, at=timezone.now())
        back = reverse("showcase:check_in", args=[self.event.slug])
        words = request.POST.get("q", "")
        query = f"?{urlencode({'q': words})}" if words else ""
        return HttpResponseRedirect(f"{back}{query}#guest-{guest.pk}")


class Badges(OfEvent, GuardedPage):
    """To print: eight on a sheet of A4."""

    template_name = "showcase/badges.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(guests=expected_in_person(self.event), **kwargs)


class Opinions(OfEvent, GuardedPage):
    template_name = "showcase/opinions.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        opinion = opinion_of(self.event)
        return super().get_context_data(
            opinion=opinion, said=words_of_feedback(self.event), **kwargs
        )


class NewMaterial(OfSession, FormPage):
    template_name = "showcase/staff_form.html"
    form_class = MaterialForm
    submit = "Add it"
    lead = "Slides, a recording with captions, or a transcript. It is public on the page of the session."

    @property
    def heading(self) -> str:
        return f"Add to “{self.session.title}”"

    def act(self, form: MaterialForm) -> str:
        add_material(self.session, by=self.request.user, at=self.now, **form.cleaned_data)
        return self.event_page()


class RemoveMaterial(OfSession, FormPage):
    template_name = "showcase/staff_form.html"
    form_class = forms.Form
    submit = "Remove it"
    variant = "warning"

    @property
    def heading(self) -> str:
        return f"Remove “{self.material.title}” from the page?"

    def load(self) -> None:
        super().load()
        materials = SessionMaterial.objects.select_related("session__event")
        self.subject = self.material = get_object_or_404(
            materials, session=self.session, pk=self.kwargs["material"]
        )

    def act(self, form: forms.Form) -> str:
        remove_material(self.material, by=self.request.user, at=self.now)
        return self.event_page()
