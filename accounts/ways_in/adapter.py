"""Where allauth meets the portal."""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.models import EmailAddress
from django.contrib.auth.base_user import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils import timezone

from accounts.actions.placement import place_person
from workflow.engine import record

LONGEST_ADDRESS = 254  # RFC 5321; allauth would cut a longer one off and write to somebody else


class AccountAdapter(DefaultAccountAdapter):
    def clean_email(self, email: str) -> str:
        if len(email) > LONGEST_ADDRESS:
            raise ValidationError("Enter an e-mail address in the correct format.")
        return super().clean_email(email)

    def login(self, request: HttpRequest, user: AbstractBaseUser) -> None:
        """Whichever way somebody came in by, it stands in the log."""
        super().login(request, user)
        record(user, "sign_in", by=user, at=timezone.now())

    def confirm_email(self, request: HttpRequest, email_address: EmailAddress) -> bool:
        """A proven address is what places somebody in a council."""
        confirmed = super().confirm_email(request, email_address)
        if confirmed:
            email_address.user.refresh_from_db()
            place_person(email_address.user, at=timezone.now())
        return confirmed
