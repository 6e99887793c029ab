"""Requests to a directory: only where anybody could send them, never on to somewhere else."""

import ipaddress
import socket
from typing import Any
from urllib.parse import urlsplit

import requests
from django.conf import settings

Refused = requests.exceptions.InvalidURL


class OutgoingSession(requests.Session):
    """Follows no redirect, waits a few seconds at most, and asks no machine of our own network.

    Raises requests.RequestException for all of these.
    """

    def request(self, method: str, url: str, **how: Any) -> requests.Response:  # type: ignore[override]
        if not settings.DIRECTORIES_ANYWHERE:
            _refuse_what_is_not_public(url)
        how |= {"allow_redirects": False, "timeout": settings.SOCIALACCOUNT_REQUESTS_TIMEOUT}
        answer = super().request(method, url, **how)
        if answer.is_redirect:
            raise requests.exceptions.TooManyRedirects(f"{url} leads on to somewhere else.")
        return answer


def _refuse_what_is_not_public(url: str) -> None:
    parts = urlsplit(url)
    if parts.scheme != "https" or not parts.hostname:
        raise Refused(f"{url} is not an address with https.")
    for found in _addresses(parts.hostname):
        if not ipaddress.ip_address(found).is_global:
            raise Refused(f"{parts.hostname} is an address of a private network.")


def _addresses(host: str) -> set[str]:
    try:
        return {str(found[4][0]) for found in socket.getaddrinfo(host, 443)}
    except OSError as error:
        raise requests.exceptions.ConnectionError(f"{host} is not known.") from error
