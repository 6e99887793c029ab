"""The agenda editor: sessions, the responses they show, who speaks."""

from typing import Any

from django import forms
from django.shortcuts import get_object_or_404
from django.urls import reverse

from accounts.pages.form_page import FormPage
from showcase.actions.events.agenda import (
    add_session,
    add_speaker,
    edit_session,
    remove_session,
    remove_speaker,
    show_responses,
)
from showcase.forms.events.planning import SessionForm, ShownForm, SpeakerForm, initial_of_session
from showcase.models import Session, Speaker
from showcase.queries.events.programme import responses_to_choose
from showcase.views.events.planning import OfEvent


class OfSession(OfEvent):
    """Loads a session of the event in the address."""

    def load(self) -> None:
        super().load()
        sessions = Session.objects.filter(event=self.event).select_related("challenge", "event")
        self.subject = self.session = get_object_or_404(sessions, pk=self.kwargs["pk"])


class NewSession(OfEvent, FormPage):
    template_name = "showcase/staff_form.html"
    form_class = SessionForm
    heading = "Add a session"
    submit = "Add the session"

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "event": self.event}

    def act(self, form: SessionForm) -> str:
        session = add_session(self.event, by=self.request.user, at=self.now, **form.facts())
        if session.challenge_id:
            return reverse("showcase:shown", args=[self.event.slug, session.pk])
        return self.event_page()


class EditSession(OfSession, FormPage):
    template_name = "showcase/staff_form.html"
    form_class = SessionForm
    heading = "Change the session"
    lead = "With another challenge, the responses shown so far are taken off the session."
    submit = "Save changes"

    def get_initial(self) -> dict[str, Any]:
        return initial_of_session(self.session)

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "event": self.event}

    def act(self, form: SessionForm) -> str:
        edit_session(self.session, by=self.request.user, at=self.now, **form.facts())
        return self.event_page()


class RemoveSession(OfSession, FormPage):
    template_name = "showcase/staff_form.html"
    form_class = forms.Form
    submit = "Remove the session"
    variant = "warning"

    @property
    def heading(self) -> str:
        return f"Remove “{self.session.title}” from the agenda?"

    def act(self, form: forms.Form) -> str:
        remove_session(self.session, by=self.request.user, at=self.now)
        return self.event_page()


class Shown(OfSession, FormPage):
    """Which shortlisted responses a session shows."""

    template_name = "showcase/staff_form.html"
    form_class = ShownForm
    submit = "Save"

    @property
    def heading(self) -> str:
        return f"Responses shown in “{self.session.title}”"

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "choices": responses_to_choose(self.session)}

    def get_initial(self) -> dict[str, Any]:
        shown = list(self.session.shown.order_by("position", "pk"))
        minutes = shown[0].minutes if shown else None
        return {"responses": [one.response_id for one in shown], "minutes": minutes}

    def act(self, form: ShownForm) -> str:
        chosen, minutes = form.cleaned_data["responses"], form.cleaned_data["minutes"]
        show_responses(self.session, chosen, minutes=minutes, by=self.request.user, at=self.now)
        return self.event_page()


class NewSpeaker(OfSession, FormPage):
    template_name = "showcase/staff_form.html"
    form_class = SpeakerForm
    submit = "Add the speaker"

    @property
    def heading(self) -> str:
        return f"Add a speaker to “{self.session.title}”"

    def act(self, form: SpeakerForm) -> str:
        add_speaker(self.session, by=self.request.user, at=self.now, **form.cleaned_data)
        return self.event_page()


class RemoveSpeaker(OfSession, FormPage):
    template_name = "showcase/staff_form.html"
    form_class = forms.Form
    submit = "Remove the speaker"
    variant = "warning"

    @property
    def heading(self) -> str:
        return f"Take {self.speaker.name} off “{self.session.title}”?"

    def load(self) -> None:
        super().load()
        speakers = Speaker.objects.select_related("session__event")
        self.subject = self.speaker = get_object_or_404(
            speakers, session=self.session, pk=self.kwargs["speaker"]
        )

    def act(self, form: forms.Form) -> str:
        remove_speaker(self.speaker, by=self.request.user, at=self.now)
        return self.event_page()
