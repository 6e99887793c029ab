"""Programs that show a token of the settings instead of signing in."""

from django.http import HttpRequest
from django.utils.crypto import constant_time_compare


def bears(request: HttpRequest, token: str) -> bool:
    """Whether the request shows this token (RFC 6750); nobody does while it is empty."""
    shown = request.headers.get("Authorization", "")
    return bool(token) and constant_time_compare(shown, f"Bearer {token}")
