"""A council's directory as django-allauth sees one. Loaded by name: see the settings."""

import secrets
from typing import Any

from allauth.account.models import EmailAddress
from allauth.socialaccount.helpers import render_authentication_error
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.openid_connect.provider import OpenIDConnectProvider
from django.http import HttpRequest, HttpResponse
from requests import RequestException

from accounts.ways_in.directories.protocol import DirectoryProtocol

KEPT = ("sub", "iss", "nonce", "email", "email_verified")


class DirectoryProvider(OpenIDConnectProvider):
    oauth2_adapter_class = DirectoryProtocol

    def get_redirect_from_request_kwargs(self, request: HttpRequest) -> dict[str, Any]:
        """A request may say where to go after, and nothing else of what is asked for."""
        asked = super().get_redirect_from_request_kwargs(request)
        return {"next_url": asked.get("next_url"), "process": "login"}

    def redirect(self, request: HttpRequest, process: str, **how: Any) -> HttpResponse:
        """To the directory, with a nonce that comes back in the token, or a page that says why not."""
        nonce = secrets.token_urlsafe(32)
        how |= {"auth_params": {"nonce": nonce}, "nonce": nonce}
        try:
            return super().redirect(request, process, **how)
        except (RequestException, OAuth2Error) as error:
            return render_authentication_error(request, self, exception=error)

    def extract_uid(self, data: dict[str, Any]) -> str:
        return str(_claims(data)["sub"])

    def extract_extra_data(self, data: dict[str, Any]) -> dict[str, Any]:
        """Of what the directory told, only what is looked at: the rest is not ours to keep."""
        claims = _claims(data)
        return {name: claims[name] for name in KEPT if name in claims}

    def extract_common_fields(self, data: dict[str, Any]) -> dict[str, Any]:
        claims = _claims(data)
        return {"email": claims.get("email"), "name": claims.get("name")}

    def extract_email_addresses(self, data: dict[str, Any]) -> list[EmailAddress]:
        claims = _claims(data)
        email, verified = claims.get("email"), claims.get("email_verified") is True
        if not isinstance(email, str):
            return []
        return [EmailAddress(email=email.lower(), verified=verified, primary=True)]


def _claims(data: dict[str, Any]) -> dict[str, Any]:
    """Both answers as one; the signed token has the last word.

    Raises OAuth2Error where there is no token, or the two are about different people (OpenID
    Connect Core 1.0, section 5.3.2).
    """
    token, told = data.get("id_token"), data.get("userinfo", {})
    if not token or "sub" not in token or told.get("sub") != token["sub"]:
        raise OAuth2Error("The directory did not say who signed in.")
    return {**told, **token}
