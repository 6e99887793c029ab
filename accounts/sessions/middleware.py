"""Sessions end on the server: after a time without use, and after a time at all."""

from collections.abc import Callable

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.views import redirect_to_login
from django.contrib.sessions.exceptions import SessionInterrupted
from django.contrib.sessions.middleware import SessionMiddleware
from django.http import HttpRequest, HttpResponse

from accounts.sessions.device import device_in_words
from accounts.sessions.limits import limits_of
from accounts.sessions.times import note_use, why_ended
from accounts.standing import Standing, standing_of

ROLES = "roles"


class Sessions(SessionMiddleware):
    """A session that was ended while its page was made answers with the way to sign in."""

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        try:
            return super().process_response(request, response)
        except SessionInterrupted:
            onward = redirect_to_login(request.get_full_path())
            onward.delete_cookie(settings.SESSION_COOKIE_NAME, path=settings.SESSION_COOKIE_PATH)
            return onward


class SessionLimits:
    """Costs no query of its own: who came, and with which roles, every page asks anyway."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if settings.SESSION_COOKIE_NAME in request.COOKIES and request.user.is_authenticated:
            _look_after(request)
        request.session.device = device_in_words(request.headers.get("User-Agent", ""))
        return self.get_response(request)


def _look_after(request: HttpRequest) -> None:
    standing = standing_of(request.user)
    why = why_ended(request.session, limits_of(standing))
    if why:
        _end(request, why)
    elif note_use(request.session):
        _renew_where_roles_changed(request, standing)


def _end(request: HttpRequest, why: str) -> None:
    """What is typed and sent with this very request is kept for its writer alone."""
    request.was_signed_in_as = request.user.pk
    logout(request)
    messages.info(
        request, f"You were signed out: {why}. Sign in again; what you typed comes with you."
    )


def _renew_where_roles_changed(request: HttpRequest, standing: Standing) -> None:
    """A new key for new powers (ASVS 5, 7.2.4), within a minute of them."""
    roles = sorted(f"{role} {organisation}" for role, organisation in standing.held)
    known = request.session.get(ROLES)
    request.session[ROLES] = roles
    if known is not None and known != roles:
        request.session.cycle_key()
