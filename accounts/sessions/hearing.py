"""What Django and django-allauth tell of signing in and of changes to it, by their signals."""

from typing import Any

from allauth.account.signals import (
    authentication_step_completed,
    password_changed,
    password_reset,
    password_set,
)
from allauth.mfa.signals import authenticator_added, authenticator_removed, authenticator_reset
from django.contrib import messages
from django.contrib.auth.signals import user_logged_in
from django.http import HttpRequest
from django.utils import timezone

from accounts.models import User
from accounts.sessions.actions import end_sessions
from accounts.sessions.times import begin

CHANGES = (
    *(password_changed, password_set, password_reset),
    *(authenticator_added, authenticator_removed, authenticator_reset),
)
ENDED = "You were signed out everywhere else."


def listen() -> None:
    user_logged_in.connect(_begin, dispatch_uid="begin a session")
    authentication_step_completed.connect(_renew_key, dispatch_uid="renew the key")
    for change in CHANGES:
        change.connect(_end_others, dispatch_uid="end other sessions")


def _begin(request: HttpRequest, user: User, **_: Any) -> None:
    begin(request.session)
    request.session["device"] = getattr(request.session, "device", "")


def _renew_key(request: HttpRequest, reauthenticated: bool = False, **_: Any) -> None:
    """Whoever proved that it is them goes on under a new key (ASVS 5, 7.2.4)."""
    if reauthenticated:
        request.session.cycle_key()


def _end_others(request: HttpRequest, user: User, **_: Any) -> None:
    """Whoever got in by the old password, or without the second factor, is out."""
    kept = request.session.session_key
    if end_sessions(user, besides=kept, by=user, at=timezone.now()):
        messages.info(request, ENDED)
