"""Requests to a directory: only where anybody could send them, never on to somewhere else."""

import ipaddress
import socket
from typing import Any
from urllib.parse import urlsplit

import requests
from django.conf import settings
from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPSConnection
from urllib3.connectionpool import HTTPSConnectionPool

Refused = requests.exceptions.InvalidURL


class PublicConnection(HTTPSConnection):
    """Says nothing to a private address, whatever the name led to when it was looked up before."""

    def _new_conn(self) -> socket.socket:
        line = super()._new_conn()
        peer = line.getpeername()[0]
        if not (settings.DIRECTORIES_ANYWHERE or ipaddress.ip_address(peer).is_global):
            line.close()
            raise Refused(f"{self.host} is now an address of a private network.")
        return line


class PublicPool(HTTPSConnectionPool):
    ConnectionCls = PublicConnection


class PublicAdapter(HTTPAdapter):
    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
        super().init_poolmanager(*args, **kwargs)
        pools = self.poolmanager.pool_classes_by_scheme
        self.poolmanager.pool_classes_by_scheme = {**pools, "https": PublicPool}


class OutgoingSession(requests.Session):
    """Follows no redirect, waits a few seconds at most, and asks no machine of our own network.

    Raises requests.RequestException for all of these.
    """

    def __init__(self) -> None:
        super().__init__()
        self.mount("https://", PublicAdapter())

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
