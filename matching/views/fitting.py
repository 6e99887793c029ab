"""Challenges that fit, as a vendor reads them for one of its solutions."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from accounts.pages.guarded import GuardedPage
from accounts.permissions import VENDOR_PERSON
from matching.queries.feedback import feedback_on
from matching.queries.suggestions import challenges_for, current_versions_of
from matching.rules import SEES_FITTING_CHALLENGES


class MyChallenges(GuardedPage):
    """The door: leads on to the first solution, those with invitations before the others."""

    permission = VENDOR_PERSON
    template_name = "matching/no_solutions.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        versions = sorted(current_versions_of(request.user), key=lambda one: not one.invitations)
        if versions:
            return redirect("matching:challenges_for", slug=versions[0].solution.slug)
        return super().get(request, *args, **kwargs)


class ChallengesFor(GuardedPage):
    permission = SEES_FITTING_CHALLENGES
    template_name = "matching/challenges_for.html"

    def load(self) -> None:
        self.versions = current_versions_of(self.request.user)
        slug = self.kwargs["slug"]
        self.subject = next((one for one in self.versions if one.solution.slug == slug), None)
        if self.subject is None:
            raise Http404

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            version=self.subject,
            versions=self.versions,
            found=challenges_for(self.subject, at=timezone.now()),
            feedback=feedback_on(self.subject.solution),
            demonstration=self.subject.round.is_demonstration,
            **kwargs,
        )
