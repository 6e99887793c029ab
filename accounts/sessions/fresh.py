"""Proving that it is you before an act that weighs: see docs/adr/0024."""

import time

from allauth.account import app_settings
from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login import get_authentication_records
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import urlencode

from accounts.pages.kept_work import keep_posted_work
from accounts.sessions.times import STARTED

ABOUT_TO = "about_to"
PROVED = "Thank you. Nothing has been done yet: check it, and press the button once more."


def is_fresh(request: HttpRequest) -> bool:
    """Whether the sign-in, or the last proof after it, is recent enough."""
    records = get_authentication_records(request, request.user)
    proofs = [one["at"] for one in records if one.get("reauthenticated")]
    newest = max([request.session.get(STARTED, 0), *proofs])
    return time.time() - newest < app_settings.REAUTHENTICATION_TIMEOUT


def ask_to_prove(request: HttpRequest, act: str, onward: str) -> HttpResponse:
    """On to the page that asks for the password or second factor, and from there `onward`.

    `act` completes “You are about to”. What was typed is kept for the page it was typed into.
    """
    keep_posted_work(request, PROVED)
    ways = get_adapter().get_reauthentication_methods(request.user)
    if not ways:
        return _sign_in_again(request, act, onward)
    request.session[ABOUT_TO] = {"act": act, "onward": onward}
    return HttpResponseRedirect(f"{ways[0]['url']}?{urlencode({'next': onward})}")


def _sign_in_again(request: HttpRequest, act: str, onward: str) -> HttpResponse:
    """Somebody of a council's directory has nothing to prove it by here but signing in there."""
    request.was_signed_in_as = request.user.pk
    logout(request)
    keep_posted_work(request, PROVED)
    messages.info(request, f"You are about to {act}. Sign in again to show that it is you.")
    return redirect_to_login(onward)
