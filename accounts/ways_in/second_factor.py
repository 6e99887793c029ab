"""Who needs a second factor sees nothing before it but the pages that set one up."""

from collections.abc import Callable

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from accounts.standing import standing_of

SET_UP = "mfa_activate_totp"
WHY = {
    "staff": "LGA staff sign in with a second factor. Set it up now: it takes two minutes.",
    "everybody": "Everybody signs in here with a second factor. Set it up now: it takes two minutes.",
}


class SecondFactor:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *args: object) -> HttpResponse | None:
        if _is_about_signing_in(request) or not lacks_second_factor(request.user):
            return None
        messages.info(request, WHY[settings.SECOND_FACTOR_FOR])
        return redirect(SET_UP)


def lacks_second_factor(user) -> bool:
    """Whether this person must set one up first."""
    return _needs_second_factor(user) and not is_mfa_enabled(user)


def _needs_second_factor(user) -> bool:
    if settings.SECOND_FACTOR_FOR == "everybody":
        return user.is_authenticated
    return settings.SECOND_FACTOR_FOR == "staff" and standing_of(user).is_staff


def _is_about_signing_in(request: HttpRequest) -> bool:
    name = request.resolver_match.url_name or ""
    return name.startswith(("account_", "mfa_")) and not request.resolver_match.namespaces
