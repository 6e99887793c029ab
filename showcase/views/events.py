"""The public pages about events, and a person's own registration."""

from typing import Any

from allauth.core import ratelimit
from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone

from accounts.cacheable import Cacheable
from accounts.form_page import FormPage
from accounts.guarded import Guarded, GuardedPage
from accounts.permissions import ANYONE, LGA_STAFF
from showcase.actions.registrations import cancel_registration, register
from showcase.calendar_file import calendar_file
from showcase.forms.registrations import RegistrationForm
from showcase.lifecycle import REGISTRATION
from showcase.models import Registration, ShowcaseEvent
from showcase.queries.events import (
    agenda_of,
    cancel_reason,
    events_coming_up,
    events_past,
    registration_held,
    waiting_place,
)
from showcase.rules import HOLDS_REGISTRATION

A_PAGE = 25


class Events(Cacheable, GuardedPage):
    permission = ANYONE
    template_name = "showcase/events.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        now = timezone.now()
        past = Paginator(events_past(now), A_PAGE).get_page(self.request.GET.get("page"))
        coming = list(events_coming_up(now)[:A_PAGE]) if past.number == 1 else []
        is_demonstration = any(event.round.is_demonstration for event in [*coming, *past])
        return super().get_context_data(
            coming=coming, past=past, now=now, demonstration=is_demonstration, **kwargs
        )


class AboutEvent:
    """Loads an event the visitor may see."""

    def load(self) -> None:
        visible = ShowcaseEvent.objects.visible_to(self.request.user)
        self.subject = get_object_or_404(visible.select_related("round"), slug=self.kwargs["slug"])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        event = self.subject
        return super().get_context_data(
            event=event,
            demonstration=event.round.is_demonstration,
            takes_registrations=event.takes_registrations(timezone.now()),
            **kwargs,
        )


class Event(AboutEvent, Cacheable, GuardedPage):
    permission = ANYONE
    template_name = "showcase/event.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            agenda=agenda_of(self.subject),
            registration=registration_held(self.subject, self.request.user),
            is_staff=bool(LGA_STAFF.check(self.request.user)),
            cancel_reason=cancel_reason(self.subject),
            **kwargs,
        )


class EventCalendar(AboutEvent, Guarded):
    permission = ANYONE

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return calendar_download(self.subject)


class Register(AboutEvent, FormPage):
    """A place without an account."""

    permission = ANYONE
    template_name = "showcase/register.html"
    form_class = RegistrationForm

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not self.subject.takes_registrations(timezone.now()):
            return HttpResponseRedirect(reverse("showcase:event", args=[self.subject.slug]))
        return super().get(request, *args, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        too_many = ratelimit.consume_or_429(request, action="register_for_event")
        return too_many or super().post(request, *args, **kwargs)

    def get_initial(self) -> dict[str, Any]:
        user = self.request.user
        return {"name": user.name, "email": user.email} if user.is_authenticated else {}

    def act(self, form: RegistrationForm) -> str:
        user = self.request.user
        by = user if user.is_authenticated else None
        outcome = register(self.subject, **form.cleaned_data, by=by, at=self.now)
        if outcome.is_new:
            return reverse("showcase:registration", args=[outcome.registration.token])
        messages.info(
            self.request,
            f"{outcome.registration.email} is registered for this event already."
            " We sent the private link to that address again.",
        )
        return reverse("showcase:event", args=[self.subject.slug])


class AboutRegistration:
    """Loads the registration behind a private link; no search engine and no other site learns of it.

    The site's own same-origin policy keeps the address from other sites. A stricter one would make
    browsers post forms with "Origin: null", which the CSRF check refuses.
    """

    permission = HOLDS_REGISTRATION

    def load(self) -> None:
        known = Registration.objects.select_related("event__round")
        self.subject = get_object_or_404(known, token=self.kwargs["token"])

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = super().dispatch(request, *args, **kwargs)
        response["X-Robots-Tag"] = "noindex"
        response["Cache-Control"] = "private, no-store"
        return response


class MyRegistration(AboutRegistration, GuardedPage):
    template_name = "showcase/registration.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        registration = self.subject
        acts = REGISTRATION.available(registration, self.request.user, timezone.now())
        return super().get_context_data(
            registration=registration,
            event=registration.event,
            words=REGISTRATION.words[registration.status],
            can_cancel=REGISTRATION["cancel"] in acts,
            turn=waiting_place(registration) if registration.status == "waiting" else None,
            demonstration=registration.event.round.is_demonstration,
            **kwargs,
        )


class CancelRegistration(AboutRegistration, FormPage):
    """Asks once, then gives the place back."""

    template_name = "showcase/cancel_registration.html"
    form_class = forms.Form

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        event = self.subject.event
        return super().get_context_data(
            registration=self.subject,
            event=event,
            demonstration=event.round.is_demonstration,
            **kwargs,
        )

    def act(self, form: Any) -> str:
        user = self.request.user
        by = user if user.is_authenticated else None
        cancel_registration(self.subject, by=by, at=self.now)
        return reverse("showcase:registration", args=[self.subject.token])


class RegistrationCalendar(AboutRegistration, Guarded):
    """With the link to join online, for whoever has a place."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        event = self.subject.event
        return calendar_download(event, event.online_link if self.subject.has_place else "")


def calendar_download(event: ShowcaseEvent, online_link: str = "") -> HttpResponse:
    content = calendar_file(event, at=timezone.now(), online_link=online_link)
    response = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{event.slug}.ics"'
    return response
