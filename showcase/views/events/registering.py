"""A person's own registration: asked for, confirmed, looked at, changed, given back."""

from typing import Any

from allauth.core import ratelimit
from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone

from accounts.pages.form_page import FormPage
from accounts.pages.guarded import GuardedPage
from accounts.permissions import ANYONE
from showcase.actions.events.changing import CHANGEABLE, change_registration
from showcase.actions.events.registering import (
    accept_offer,
    cancel_registration,
    confirm_address,
    register,
    rejoin,
)
from showcase.forms.events.registering import ChangeForm, RegistrationForm
from showcase.lifecycle import REGISTRATION
from showcase.models import Registration
from showcase.queries.events.places import places_of, why_waiting
from showcase.rules import HOLDS_REGISTRATION
from showcase.views.events.public import AboutEvent


class Register(AboutEvent, FormPage):
    """A place without an account: the address is confirmed by mail."""

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

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "places": list(places_of(self.subject))}

    def act(self, form: RegistrationForm) -> str:
        """One answer for everybody who is not the account's own: nobody learns who is registered."""
        user = self.request.user
        by = user if user.is_authenticated else None
        registration = register(self.subject, form.attendee(), by=by, at=self.now)
        if by and by.email.lower() == registration.email:
            return registration.get_absolute_url()
        return reverse("showcase:look_for_mail", args=[self.subject.slug])


class LookForMail(AboutEvent, GuardedPage):
    """After the form: a mail is on its way, whatever is in it."""

    permission = ANYONE
    template_name = "showcase/look_for_mail.html"


class AboutRegistration:
    """Loads the registration behind a private link; no search engine and no other site learns of it.

    The site's own same-origin policy keeps the address from other sites. A stricter one would make
    browsers post forms with "Origin: null", which the CSRF check refuses.
    """

    permission = HOLDS_REGISTRATION
    when_gone = (
        "Register for the event with the same e-mail address: we then send you the link again."
    )

    def load(self) -> None:
        known = Registration.objects.select_related("event__round", "place")
        self.subject = get_object_or_404(known, token=self.kwargs["token"])

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = super().dispatch(request, *args, **kwargs)
        response["X-Robots-Tag"] = "noindex"
        response["Cache-Control"] = "private, no-store"
        return response

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        event = self.subject.event
        return super().get_context_data(
            registration=self.subject,
            event=event,
            demonstration=event.round.is_demonstration,
            **kwargs,
        )

    @property
    def by(self) -> Any:
        user = self.request.user
        return user if user.is_authenticated else None

    def own_page(self) -> str:
        return self.subject.get_absolute_url()


class MyRegistration(AboutRegistration, GuardedPage):
    template_name = "showcase/registration.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        registration, now = self.subject, timezone.now()
        acts = {act.name for act in REGISTRATION.available(registration, self.request.user, now)}
        is_ahead = registration.event.is_ahead(now)
        waits = registration.status == "waiting" and is_ahead
        return super().get_context_data(
            words=REGISTRATION.words[registration.status],
            acts=acts,
            can_change=registration.status in CHANGEABLE and is_ahead,
            offer_ran_out=registration.status == "offered" and not registration.offer_runs(now),
            reasons=why_waiting(registration, now) if waits else [],
            is_ahead=is_ahead,
            **kwargs,
        )


class OneButton(AboutRegistration, FormPage):
    """A page that asks once, then does it: a mail program that opens links does nothing."""

    template_name = "showcase/registration_step.html"
    form_class = forms.Form


class ConfirmAddress(OneButton):
    heading = "Confirm your address"
    submit = "Yes, register me"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.subject.status != "asked":
            return HttpResponseRedirect(self.own_page())
        return super().get(request, *args, **kwargs)

    def act(self, form: Any) -> str:
        confirm_address(self.subject, by=self.by, at=self.now)
        return self.own_page()


class AcceptOffer(OneButton):
    heading = "Take the place"
    submit = "Yes, I will come"

    def act(self, form: Any) -> str:
        accept_offer(self.subject, by=self.by, at=self.now)
        return self.own_page()


class Rejoin(OneButton):
    heading = "Join the waiting list again"
    submit = "Join the waiting list"

    def act(self, form: Any) -> str:
        rejoin(self.subject, by=self.by, at=self.now)
        return self.own_page()


class CancelRegistration(AboutRegistration, FormPage):
    """Asks once, then gives the place back."""

    template_name = "showcase/cancel_registration.html"
    form_class = forms.Form

    def act(self, form: Any) -> str:
        cancel_registration(self.subject, by=self.by, at=self.now)
        return self.own_page()


class ChangeRegistration(AboutRegistration, FormPage):
    template_name = "showcase/change_registration.html"
    form_class = ChangeForm

    def get_form_kwargs(self) -> dict[str, Any]:
        places = list(places_of(self.subject.event))
        return {**super().get_form_kwargs(), "places": places, "registration": self.subject}

    def act(self, form: ChangeForm) -> str:
        change_registration(self.subject, by=self.by, at=self.now, **form.facts())
        return self.own_page()
