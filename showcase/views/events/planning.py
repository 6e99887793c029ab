"""The work of those who run an event: its facts, its states, who comes."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone

from accounts.pages.form_page import FormPage
from accounts.pages.guarded import GuardedPage
from accounts.permissions import LGA_STAFF
from showcase.actions.events.places import set_places
from showcase.actions.events.planning import (
    cancel_event,
    create_event,
    edit_event,
    mark_held,
    open_registration,
)
from showcase.forms.events.planning import EditEventForm, NewEventForm, PlacesForm, ReasonForm
from showcase.lifecycle import EVENT
from showcase.models import ShowcaseEvent
from showcase.queries.events.clashes import flags_of
from showcase.queries.events.places import places_of
from showcase.queries.events.programme import sessions_for_staff, staff_events
from showcase.queries.events.registrations import counts_of, registrations_of
from showcase.views.meanwhile import noticing_change

A_PAGE = 25


class StaffEvents(GuardedPage):
    permission = LGA_STAFF
    template_name = "showcase/staff_events.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        page = Paginator(staff_events(), A_PAGE).get_page(self.request.GET.get("page"))
        is_demonstration = any(event.round.is_demonstration for event in page)
        return super().get_context_data(page=page, demonstration=is_demonstration, **kwargs)


class NewEvent(FormPage):
    permission = LGA_STAFF
    template_name = "showcase/staff_form.html"
    form_class = NewEventForm
    heading = "Plan an event"
    submit = "Save as a draft"

    def act(self, form: NewEventForm) -> str:
        round_, by = form.cleaned_data["round"], self.request.user
        event = create_event(round_, places=form.places(), by=by, at=self.now, **form.facts())
        return reverse("showcase:staff_event", args=[event.slug])


class OfEvent:
    """Loads the event that staff work on."""

    permission = LGA_STAFF

    def load(self) -> None:
        visible = ShowcaseEvent.objects.visible_to(self.request.user).select_related("round")
        self.subject = self.event = get_object_or_404(visible, slug=self.kwargs["slug"])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            event=self.event, demonstration=self.event.round.is_demonstration, **kwargs
        )

    def event_page(self) -> str:
        return reverse("showcase:staff_event", args=[self.event.slug])


class StaffEvent(OfEvent, GuardedPage):
    template_name = "showcase/staff_event.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        acts = EVENT.available(self.event, self.request.user, timezone.now())
        sessions = list(sessions_for_staff(self.event))
        return super().get_context_data(
            sessions=sessions,
            places=places_of(self.event),
            flags=flags_of(self.event, sessions, self.request.user),
            counts=counts_of(self.event),
            acts={act.name for act in acts},
            can_edit=self.event.is_still_to_come,
            **kwargs,
        )


class EditEvent(OfEvent, FormPage):
    template_name = "showcase/staff_form.html"
    form_class = EditEventForm
    heading = "Change the event"
    lead = (
        "Once registration is open, everybody registered gets a message when the title, the time, the"
        " place or the link changes. Sessions follow to a new day."
    )
    submit = "Save changes"

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "event": self.event}

    def act(self, form: EditEventForm) -> str:
        seen = form.cleaned_data["seen"]
        with noticing_change(form):
            edit_event(self.event, seen=seen, by=self.request.user, at=self.now, **form.facts())
        return self.event_page()


class Places(OfEvent, FormPage):
    template_name = "showcase/staff_form.html"
    form_class = PlacesForm
    heading = "Kinds of place"
    lead = (
        "Each kind has its own places and its own waiting list. Whoever has no kind of their own takes a"
        " place for anybody else. New places are offered to those who wait longest."
    )
    submit = "Save the places"

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "event": self.event}

    def act(self, form: PlacesForm) -> str:
        set_places(self.event, form.numbers(), by=self.request.user, at=self.now)
        return self.event_page()


class OpenRegistration(OfEvent, FormPage):
    template_name = "showcase/staff_form.html"
    form_class = forms.Form
    heading = "Open registration"
    lead = "The event and its agenda become public, and people can ask for a place."
    submit = "Open registration"

    def act(self, form: forms.Form) -> str:
        open_registration(self.event, by=self.request.user, at=self.now)
        messages.success(self.request, "Registration is open. The event is public.")
        return self.event_page()


class CancelEvent(OfEvent, FormPage):
    template_name = "showcase/staff_form.html"
    form_class = ReasonForm
    heading = "Cancel the event"
    submit = "Cancel the event and tell everybody"
    variant = "warning"

    @property
    def lead(self) -> str:
        counts = counts_of(self.event)
        return (
            f"{counts.confirmed + counts.offered} with a place and {counts.waiting} on the waiting list"
            " get a message."
            " This cannot be undone."
        )

    def act(self, form: ReasonForm) -> str:
        reason = form.cleaned_data["reason"]
        cancel_event(self.event, reason=reason, by=self.request.user, at=self.now)
        return self.event_page()


class MarkHeld(OfEvent, FormPage):
    template_name = "showcase/staff_form.html"
    form_class = forms.Form
    heading = "Mark as held"
    lead = "The event took place. Its agenda stays public as it stands now."
    submit = "Mark as held"

    def act(self, form: forms.Form) -> str:
        mark_held(self.event, by=self.request.user, at=self.now)
        return self.event_page()


class Registrations(OfEvent, GuardedPage):
    """Who comes and who waits, with what they need; for staff only."""

    template_name = "showcase/registrations.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        rows = registrations_of(self.event)
        page = Paginator(rows, A_PAGE).get_page(self.request.GET.get("page"))
        return super().get_context_data(page=page, counts=counts_of(self.event), **kwargs)
