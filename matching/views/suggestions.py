"""Suggested solutions for one challenge: read with reasons, invited, set aside."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.timezone import localdate

from accounts.pages.form_page import FormPage
from accounts.pages.guarded import Guarded, GuardedPage
from accounts.standing import standing_of
from challenges.models import Challenge
from challenges.phase import PhaseName, phase_of
from challenges.queries.challenges import whole_challenges
from matching.actions.exposure import count_shown
from matching.actions.invitations import invite_solution
from matching.actions.setting_aside import Why, set_aside, take_back
from matching.forms.setting_aside import SetAsideForm
from matching.models import Invitation, SetAside
from matching.queries.suggestions import own_designers, solutions_for, suggestible_to
from matching.rules import DESIGNED_IT, SEES_SUGGESTIONS, TAKES_BACK


class OfChallenge(Guarded):
    """About one challenge: a public one, or a draft where staff look."""

    permission = SEES_SUGGESTIONS

    def load(self) -> None:
        visible = whole_challenges(Challenge.objects.visible_to(self.request.user))
        self.subject = get_object_or_404(visible, slug=self.kwargs["slug"])

    @property
    def suggestions(self) -> str:
        return reverse("matching:solutions_for", args=[self.subject.slug])

    def about(self, **kwargs: Any) -> dict[str, Any]:
        is_staff = standing_of(self.request.user).is_staff
        return {
            "challenge": self.subject,
            "phase": phase_of(self.subject, timezone.now()),
            "area": "areas/staff.html" if is_staff else "areas/council.html",
            "is_staff": is_staff,
            "demonstration": self.subject.round.is_demonstration,
            **kwargs,
        }


class SolutionsFor(OfChallenge, GuardedPage):
    """Being shown counts, so that staff see whether some vendors never are."""

    template_name = "matching/solutions_for.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user, today = self.request.user, localdate()
        found = solutions_for(self.subject, user=user, day=today)
        vendors = (one.subject.solution.vendor_id for one in found.shown)
        count_shown([vendor for vendor in vendors if vendor], on=today)
        context = self.about(
            found=found, may_set_aside=bool(DESIGNED_IT.check(user, self.subject)), **kwargs
        )
        context["takes_responses"] = context["phase"].name == PhaseName.OPEN
        return super().get_context_data(**context)


class OfSuggestion(OfChallenge):
    """About one solution for a challenge, as long as this person may be suggested it."""

    def load(self) -> None:
        super().load()
        found = suggestible_to(self.request.user).select_related("solution__vendor")
        self.version = found.filter(solution__slug=self.kwargs["solution"]).first()

    @property
    def panel(self) -> str:
        return f"{self.suggestions}#{self.kwargs['solution']}"


class Invite(OfSuggestion):
    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """What is not there (any more) is answered alike, so that nothing can be guessed."""
        if self.version is None:
            messages.error(request, "This solution is not eligible now. Nobody was invited.")
            return redirect(self.suggestions)
        now = timezone.now()
        invitation = invite_solution(self.subject, self.version, by=request.user, at=now)
        messages.success(request, _told(invitation, is_new=invitation.invited_at == now))
        return redirect(self.panel)


class NotForUs(OfSuggestion, FormPage):
    permission = DESIGNED_IT
    form_class = SetAsideForm
    template_name = "matching/not_for_us.html"

    def load(self) -> None:
        super().load()
        if self.version is None:
            raise Http404

    def get_form_kwargs(self) -> dict[str, Any]:
        councils = own_designers(self.request.user, self.subject)
        return {**super().get_form_kwargs(), "councils": councils}

    def act(self, form: Any) -> str:
        said = form.cleaned_data
        council, why = said.pop("council"), Why(**said)
        solution = self.version.solution
        set_aside(
            self.subject, solution, council=council, why=why, by=self.request.user, at=self.now
        )
        messages.success(self.request, f"{solution} is set aside. You find it below the others.")
        return f"{self.suggestions}#set-aside"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**self.about(version=self.version, **kwargs))


class TakeBack(Guarded):
    permission = TAKES_BACK

    def load(self) -> None:
        said = SetAside.objects.visible_to(self.request.user).select_related("challenge")
        self.subject = get_object_or_404(
            said, pk=self.kwargs["pk"], challenge__slug=self.kwargs["slug"]
        )

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        take_back(self.subject, by=request.user, at=timezone.now())
        messages.success(request, "It is among the others again, if its text still fits.")
        return redirect("matching:solutions_for", slug=self.subject.challenge.slug)


def _told(invitation: Invitation, *, is_new: bool) -> str:
    if is_new:
        return f"{invitation.solution} is invited. We wrote to the vendor."
    council, day = invitation.council or "the LGA", date_format(invitation.invited_at, "j F Y")
    return f"{invitation.solution} was invited already, by {council} on {day}. Nobody was written to again."
