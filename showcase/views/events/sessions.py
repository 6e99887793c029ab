"""The public page of a session: what it showed, what is left of it, what was asked."""

from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone

from accounts.models import Organisation
from accounts.pages.cacheable import Cacheable
from accounts.pages.form_page import FormPage
from accounts.pages.guarded import Guarded, GuardedPage
from accounts.permissions import ANYONE
from accounts.standing import standing_of
from challenges.models import ChallengeDesigner
from documents.downloads import private_download
from showcase.actions.events.meetings import ask_for_meeting
from showcase.forms.events.day import MeetingForm
from showcase.models import SessionMaterial, SessionResponse, ShowcaseEvent
from showcase.queries.events.day import answered_in
from showcase.queries.events.follow_ups import what_happened_in
from showcase.queries.events.programme import agenda_item, sessions_of
from showcase.rules import MEETS
from vendors.models import Response


class AboutSession:
    """Loads a session of an event that the visitor may see."""

    def load(self) -> None:
        visible = ShowcaseEvent.objects.visible_to(self.request.user).select_related("round")
        self.event = get_object_or_404(visible, slug=self.kwargs["slug"])
        self.subject = self.session = get_object_or_404(
            sessions_of(self.event), pk=self.kwargs["pk"]
        )


class Session(AboutSession, Cacheable, GuardedPage):
    permission = ANYONE
    template_name = "showcase/session.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        standing = standing_of(self.request.user)
        materials = self.session.materials.select_related("document").order_by("added_at", "pk")
        return super().get_context_data(
            event=self.event,
            demonstration=self.event.round.is_demonstration,
            item=agenda_item(self.session),
            materials=materials,
            questions=answered_in(self.session),
            happened=what_happened_in(self.session),
            standing=standing,
            **kwargs,
        )


class Material(AboutSession, Guarded):
    """A file that everybody may have, once it is scanned."""

    permission = ANYONE

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        files = SessionMaterial.objects.filter(session=self.session, document__isnull=False)
        material = get_object_or_404(files.select_related("document"), pk=self.kwargs["material"])
        user = request.user if request.user.is_authenticated else None
        return private_download(material.document, to=user, at=timezone.now())


class AskForMeeting(FormPage):
    """A council asks a vendor, or a vendor one of the councils behind the challenge."""

    permission = MEETS
    template_name = "showcase/meeting.html"
    form_class = MeetingForm

    def load(self) -> None:
        public = SessionResponse.objects.filter(
            response__in=Response.objects.public(), session__event__opened_at__isnull=False
        )
        related = public.select_related(
            "session__event__round", "response__challenge", "response__solution__vendor"
        )
        self.subject = self.shown = get_object_or_404(related, pk=self.kwargs["pk"])

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "councils": self._councils()}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        event = self.shown.session.event
        return super().get_context_data(
            shown=self.shown,
            event=event,
            demonstration=event.round.is_demonstration,
            **kwargs,
        )

    def act(self, form: MeetingForm) -> str:
        ask_for_meeting(self.shown, by=self.request.user, at=self.now, **form.cleaned_data)
        return reverse("challenges:contacts")

    def _councils(self) -> Any:
        """One's own, or those that designed the challenge."""
        own = standing_of(self.request.user).councils
        designers = ChallengeDesigner.objects.filter(challenge=self.shown.response.challenge_id)
        chosen = own or designers.exclude(organisation=None).values("organisation")
        return Organisation.objects.filter(pk__in=chosen).order_by("name", "pk")
