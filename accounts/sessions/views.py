"""Where somebody is signed in, and ending it: for themselves, and for who leaves."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone

from accounts.models import User
from accounts.pages.guarded import Guarded, GuardedPage
from accounts.permissions import LGA_ADMINISTRATOR, SIGNED_IN
from accounts.sessions.actions import end_session, end_sessions
from accounts.sessions.limits import in_words, limits_of
from accounts.sessions.queries import sessions_of
from accounts.standing import standing_of


class Sessions(GuardedPage):
    """The own sessions, this one marked, and for how long they last."""

    permission = SIGNED_IN
    template_name = "accounts/sessions.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        limits = limits_of(standing_of(self.request.user))
        return super().get_context_data(
            sessions=sessions_of(self.request.user, timezone.now()),
            here=self.request.session.session_key,
            idle=in_words(limits.idle),
            whole=in_words(limits.whole),
            **kwargs,
        )


class EndSession(Guarded):
    """By the handle, so that no address holds what lets its reader in."""

    permission = SIGNED_IN

    def load(self) -> None:
        running = sessions_of(self.request.user, timezone.now())
        found = [one for one in running if one.handle == self.kwargs["handle"]]
        if not found:
            raise Http404
        self.session = found[0]

    def post(self, request: HttpRequest, handle: str) -> HttpResponse:
        end_session(self.session, by=request.user, at=timezone.now())
        messages.success(request, f"Signed out there: {self.session}.")
        return redirect("accounts:sessions")


class EndOtherSessions(Guarded):
    permission = SIGNED_IN

    def post(self, request: HttpRequest) -> HttpResponse:
        here = request.session.session_key
        ended = end_sessions(request.user, besides=here, by=request.user, at=timezone.now())
        words = "You are signed out everywhere else." if ended else "You are signed in only here."
        messages.success(request, words)
        return redirect("accounts:sessions")


class EndSessionsOf(Guarded):
    """For an administrator, when somebody leaves or a laptop is lost. At once: it asks for no proof."""

    permission = LGA_ADMINISTRATOR

    def load(self) -> None:
        self.subject = get_object_or_404(User, pk=self.kwargs["pk"])

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        ended = end_sessions(self.subject, by=request.user, at=timezone.now())
        words = "is signed out everywhere" if ended else "was not signed in anywhere"
        messages.success(request, f"{self.subject} {words}.")
        return redirect("accounts:person", pk)
