"""Whom a council's directory signs in: the rules between its word and an account here."""

from secrets import compare_digest
from typing import Any

from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialApp, SocialLogin
from allauth.socialaccount.providers.base.constants import AuthError
from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone
from requests import RequestException

from accounts.actions.directories import enter_council
from accounts.models import Directory, User
from accounts.queries.directories import directories_in_use, speaks_for
from accounts.standing import standing_of
from accounts.ways_in.directories.outgoing import OutgoingSession
from accounts.ways_in.directories.refusals import Reason, refuse
from design.fields import visible
from workflow.engine import record


class DirectoryAccounts(DefaultSocialAccountAdapter):
    def list_apps(
        self, request: HttpRequest, provider: str | None = None, client_id: str | None = None
    ) -> list[SocialApp]:
        """The directories in use, whatever allauth's own tables hold."""
        found = directories_in_use(timezone.now().date())
        apps = [
            _as_app(each)
            for each in found
            if provider in (None, "openid_connect", each.organisation.slug)
        ]
        return [app for app in apps if client_id in (None, app.client_id)]

    def get_requests_session(self) -> OutgoingSession:
        return OutgoingSession()

    def is_auto_signup_allowed(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        return True

    def populate_user(
        self, request: HttpRequest, sociallogin: SocialLogin, data: dict[str, Any]
    ) -> User:
        user = super().populate_user(request, sociallogin, data)
        user.email = user.email.lower()
        user.name = visible(str(data.get("name") or ""))[:300]
        return user

    def authenticate_by_email(self, sociallogin: SocialLogin) -> tuple[User, str] | None:
        """The account that signs in with this very address: an address somebody only asked to
        change to is not theirs yet."""
        email = _proven_email(sociallogin)
        user = User.objects.filter(email=email).first() if email else None
        return (user, email) if user else None

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Raises ImmediateHttpResponse with the page of a refusal."""
        directory = _directory_of(sociallogin)
        reason = _reason_to_refuse(sociallogin, directory)
        if reason:
            raise refuse(request, reason, directory.organisation.name)
        if sociallogin.is_existing:
            enter_council(sociallogin.user, directory.organisation, at=timezone.now())

    def save_user(self, request: HttpRequest, sociallogin: SocialLogin, form: Any = None) -> User:
        user = super().save_user(request, sociallogin, form)
        council, now = _directory_of(sociallogin).organisation, timezone.now()
        record(user, "sign up by directory", by=user, at=now, data={"directory": council.slug})
        enter_council(user, council, at=now)
        return user

    def on_authentication_error(
        self,
        request: HttpRequest,
        provider: Any,
        error: Any = None,
        exception: Exception | None = None,
        extra_context: dict[str, Any] | None = None,
    ) -> None:
        if error == AuthError.CANCELLED:
            reason = Reason.CANCELLED
        else:
            reason = Reason.SILENT if isinstance(exception, RequestException) else Reason.BROKEN
        raise refuse(request, reason, provider.name)


def _as_app(directory: Directory) -> SocialApp:
    return SocialApp(
        provider="openid_connect",
        provider_id=directory.organisation.slug,
        name=directory.organisation.name,
        client_id=directory.client_id,
        secret=settings.DIRECTORY_SECRETS[directory.secret_name],
        settings={"server_url": directory.issuer},
    )


def _directory_of(sociallogin: SocialLogin) -> Directory:
    related = Directory.objects.select_related("organisation")
    return related.get(organisation__slug=sociallogin.account.provider)


def _proven_email(sociallogin: SocialLogin) -> str:
    proven = [each.email for each in sociallogin.email_addresses if each.verified]
    return proven[0].lower() if proven else ""


def _reason_to_refuse(sociallogin: SocialLogin, directory: Directory) -> Reason | None:
    email = _proven_email(sociallogin)
    if not _answers_what_we_asked(sociallogin):
        return Reason.BROKEN
    if not email:
        return Reason.UNPROVEN
    if not speaks_for(directory, email):
        return Reason.OTHER_DOMAIN
    return Reason.ELSEWHERE if _would_take_over(sociallogin, directory) else None


def _answers_what_we_asked(sociallogin: SocialLogin) -> bool:
    """The token was made for this sign-in and no other (OpenID Connect Core 1.0, section 3.1.3.7)."""
    asked = str(sociallogin.state.get("nonce") or "")
    told = str(sociallogin.account.extra_data.get("nonce") or "")
    return bool(asked) and compare_digest(asked.encode(), told.encode())


def _would_take_over(sociallogin: SocialLogin, directory: Directory) -> bool:
    """Whether an account not linked yet holds a role outside this council: the directory does not
    speak for that role, so its owner links nothing by it."""
    if not sociallogin.is_existing or sociallogin.account.pk:
        return False
    held = {organisation for _, organisation in standing_of(sociallogin.user).held}
    return bool(held - {directory.organisation_id})
