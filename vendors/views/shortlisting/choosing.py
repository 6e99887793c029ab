"""A choice for each response, the room there is, and the release of all of them."""

from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from accounts.pages.form_page import FormPage
from challenges.enums import ChallengeStatus
from challenges.models import Challenge
from vendors.actions.shortlisting.preparing import ChoiceWords, prepare_choice, set_places
from vendors.actions.shortlisting.releasing import release_shortlist
from vendors.enums import ResponseStatus
from vendors.forms.shortlisting.choices import ChoiceForm, PlacesForm, ReleaseShortlistForm
from vendors.messages.shortlisting import choice_letter
from vendors.models import Response, ShortlistChoice
from vendors.queries.shortlisting.choices import (
    missing_from_shortlist,
    prospects_of,
    seal_of,
    shortlist_of,
)
from vendors.queries.shortlisting.notes import notes_on
from vendors.rules import COMPOSES_ABOUT, COMPOSES_SHORTLIST
from vendors.views.over_saved import OverSaved


class OfHandledResponse(FormPage):
    """About one response whose shortlist this person may put together."""

    permission = COMPOSES_ABOUT
    status = ResponseStatus.OFFERED

    def load(self) -> None:
        self.subject = get_object_or_404(
            Response.objects.handled_by(self.request.user).select_related(
                "challenge__merged_into", "challenge__round", "solution__vendor"
            ),
            pk=self.kwargs["pk"],
        )
        self.challenge = self.subject.challenge.live

    @property
    def back(self) -> str:
        return reverse("vendors:shortlist", args=[self.challenge.slug])

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Nobody fills in what can no longer be sent; what is sent too late, the action answers."""
        if self.subject.status != self.status:
            messages.info(request, "Nothing to do there any more: see the response below.")
            return redirect(self.back)
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            response=self.subject,
            challenge=self.challenge,
            demonstration=self.challenge.round.is_demonstration,
            back=self.back,
            **kwargs,
        )


class PrepareChoice(OverSaved, OfHandledResponse):
    """Write the choice down; it is kept, and nothing is sent."""

    form_class = ChoiceForm
    template_name = "vendors/shortlist/choose.html"

    def load(self) -> None:
        super().load()
        self.prepared = self._stored()

    def _stored(self) -> ShortlistChoice | None:
        kept = ShortlistChoice.objects.filter(response=self.subject)
        return kept.select_related("prepared_by").first()

    def saved_at(self) -> datetime | None:
        self.prepared = self._stored()
        return self.prepared.prepared_at if self.prepared else None

    def get_initial(self) -> dict[str, Any]:
        if self.prepared is None:
            return {}
        names = ("showing", "place", "reason", "feedback")
        kept = {name: getattr(self.prepared, name) for name in names}
        return {**kept, "seen": self.prepared.prepared_at.isoformat()}

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "is_finished": "later" not in self.request.POST}

    def act(self, form: Any) -> str:
        said = {**form.cleaned_data}
        replaces = said.pop("seen")
        words = ChoiceWords(**said)
        prepare_choice(self.subject, words, by=self.request.user, at=self.now, replaces=replaces)
        messages.success(self.request, f"Kept for {self.subject.solution}. Nothing was sent.")
        return self.back

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        notes = notes_on([self.subject], self.request.user)[self.subject.pk]
        shortlist = shortlist_of(self.challenge)
        return super().get_context_data(
            prepared=self.prepared, notes=notes, shortlist=shortlist, **kwargs
        )


class OfShortlist(FormPage):
    permission = COMPOSES_SHORTLIST

    def load(self) -> None:
        self.subject = get_object_or_404(
            Challenge.objects.public().select_related("theme", "round"), slug=self.kwargs["slug"]
        )

    @property
    def back(self) -> str:
        return reverse("vendors:shortlist", args=[self.subject.slug])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            challenge=self.subject,
            demonstration=self.subject.round.is_demonstration,
            back=self.back,
            **kwargs,
        )


class SetPlaces(OfShortlist):
    """How many responses the session has room for."""

    form_class = PlacesForm
    template_name = "vendors/shortlist/places.html"

    def get_initial(self) -> dict[str, Any]:
        return {"places": shortlist_of(self.subject).places}

    def act(self, form: Any) -> str:
        places = form.cleaned_data["places"]
        set_places(self.subject, places=places, by=self.request.user, at=self.now)
        room = "1 response" if places == 1 else f"{places} responses"
        messages.success(self.request, f"The session has room for {room}.")
        return self.back


class ReleaseShortlist(OfShortlist):
    """Every letter as its vendor will read it, what is missing, and the button that sends them all."""

    fresh_sign_in = "release a shortlist"
    form_class = ReleaseShortlistForm
    template_name = "vendors/shortlist/release.html"

    def load(self) -> None:
        super().load()
        self.prospects = prospects_of(self.subject)

    def get_initial(self) -> dict[str, Any]:
        return {"seen": seal_of(self.prospects)}

    def form_invalid(self, form: Any) -> HttpResponse:
        """The page shows what stands now, so that pressing again is an informed choice."""
        self.prospects = prospects_of(self.subject)
        form.data = {**form.data.dict(), **self.get_initial()}
        return super().form_invalid(form)

    def act(self, form: Any) -> str:
        seen = form.cleaned_data["seen"]
        told = release_shortlist(self.subject, seen=seen, by=self.request.user, at=self.now)
        vendors = (
            "The vendor has been told." if told == 1 else f"All {told} vendors have been told."
        )
        messages.success(self.request, f"Released. {vendors}")
        return self.back

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        letters = [
            (one, choice_letter(one.choice) if one.choice and one.choice.showing else None)
            for one in self.prospects
        ]
        missing = missing_from_shortlist(self.subject, self.prospects)
        return super().get_context_data(
            letters=letters, missing=missing, offers_until=self._offers_until(), **kwargs
        )

    def _offers_until(self) -> datetime | None:
        """None once nothing can be offered any more."""
        dates = self.subject.round
        is_open = self.subject.status == ChallengeStatus.PUBLISHED
        return dates.solutions_close_at if is_open and dates.takes_solutions(self.now) else None
