"""The steps of OpenID Connect with one council's directory."""

from typing import Any

from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter

ENDPOINTS = ("authorization_endpoint", "token_endpoint", "userinfo_endpoint", "jwks_uri")


class DirectoryProtocol(OpenIDConnectOAuth2Adapter):
    @property
    def openid_config(self) -> dict[str, Any]:
        """What the directory publishes of itself. Raises OAuth2Error where it is another's.

        The issuer has to be the one asked for (OpenID Connect Discovery 1.0, section 4.3).
        """
        told = super().openid_config
        if not isinstance(told, dict) or not all(isinstance(told.get(n), str) for n in ENDPOINTS):
            raise OAuth2Error("The directory does not say where to go.")
        if (
            str(told.get("issuer", "")).rstrip("/")
            != self.get_provider().app.settings["server_url"]
        ):
            raise OAuth2Error("The directory says it is another one.")
        return told
