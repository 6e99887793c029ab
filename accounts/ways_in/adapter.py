"""Where allauth meets the portal. Loaded by name: see the settings."""

import logging
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.models import EmailAddress
from allauth.core import context as asked_in
from allauth.core import ratelimit
from allauth.core.exceptions import ImmediateHttpResponse
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.hashers import make_password
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import salted_hmac

from accounts.actions.placement import place_person
from accounts.ways_in.words import REFUSALS
from workflow.engine import record

log = logging.getLogger("security")
LONGEST_ADDRESS = 254  # RFC 5321; allauth would cut a longer one off and write to somebody else
TOO_MANY = {"too_many_login_attempts", "rate_limited"}
# Mails that somebody gets because an address was typed, by them or by anybody else.
ASKED_FOR = {
    "account/email/account_already_exists",
    "account/email/email_confirmation",
    "account/email/email_confirmation_signup",
    "account/email/password_reset_key",
    "account/email/unknown_account",
}


class AccountAdapter(DefaultAccountAdapter):
    error_messages = DefaultAccountAdapter.error_messages | REFUSALS

    def clean_email(self, email: str) -> str:
        if len(email) > LONGEST_ADDRESS:
            raise ValidationError("Enter an e-mail address in the correct format.")
        return super().clean_email(email)

    def login(self, request: HttpRequest, user: AbstractBaseUser) -> None:
        """Whichever way somebody came in by, it stands in the log."""
        super().login(request, user)
        record(user, "sign_in", by=user, at=timezone.now())

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        """Guesses at one address can be told together in the log, and the address not read from it."""
        guessed = str(credentials.get("email") or credentials.get("username") or "").lower()
        log.warning(
            "Sign-in failed at %s.", salted_hmac("sign-in failed", guessed).hexdigest()[:12]
        )

    def confirm_email(self, request: HttpRequest, email_address: EmailAddress) -> bool:
        """A proven address is what places somebody in a council."""
        confirmed = super().confirm_email(request, email_address)
        if confirmed:
            email_address.user.refresh_from_db()
            place_person(email_address.user, at=timezone.now())
        return confirmed

    def validation_error(self, code: str, *args: Any) -> ValidationError:
        """Too many attempts get the page that says so, and not a line in a form."""
        if code in TOO_MANY:
            raise _stop()
        return super().validation_error(code, *args)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """As many to one address as a person needs, whether there is an account or not."""
        if template_prefix in ASKED_FOR and not ratelimit.consume(
            asked_in.request, action="mail_asked_for", key=email.lower()
        ):
            raise _stop()
        foot = {"site_name": settings.SITE_NAME, "operator": settings.OPERATOR_NAME}
        super().send_mail(template_prefix, email, {**context, **foot})

    def send_account_already_exists_mail(self, email: str) -> None:
        """Takes as long as a new account, whose password is hashed."""
        make_password(asked_in.request.POST.get("password1", ""))
        super().send_account_already_exists_mail(email)


def _stop() -> ImmediateHttpResponse:
    log.warning("Too many attempts at %s.", asked_in.request.path)
    return ImmediateHttpResponse(ratelimit.respond_429(asked_in.request))
