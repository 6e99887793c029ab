"""Where requests to a directory go, and where not."""

import socket

import pytest
import requests

from accounts.ways_in.directories.outgoing import OutgoingSession


@pytest.fixture
def in_public(settings, monkeypatch):
    settings.DIRECTORIES_ANYWHERE = False
    monkeypatch.setattr(socket.socket, "connect", lambda *_: pytest.fail("went there"))


@pytest.mark.parametrize(
    "address",
    [
        "http://login.northmere.example/",
        "https://127.0.0.1/",
        "https://10.0.0.7/",
        "https://169.254.169.254/latest/meta-data/",
        "https://[::1]/",
        "https://[::ffff:127.0.0.1]/",
        "https://2130706433/",
        "https://localhost/",
        "file:///etc/passwd",
    ],
)
def test_directory_is_not_asked_at_a_private_address_or_without_https(in_public, address):
    with pytest.raises(requests.RequestException):
        OutgoingSession().get(address)


def test_name_that_leads_to_a_private_address_is_not_asked(in_public, monkeypatch):
    found = [(socket.AF_INET, 1, 6, "", ("192.168.1.1", 443))]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_: found)
    with pytest.raises(requests.RequestException, match="private network"):
        OutgoingSession().get("https://login.northmere.example/")


def test_name_that_changes_after_it_was_looked_up_is_told_nothing(settings, monkeypatch):
    """DNS rebinding: public when it is judged, private when the line is opened."""
    settings.DIRECTORIES_ANYWHERE = False
    with socket.create_server(("127.0.0.1", 0)) as inside:
        port = inside.getsockname()[1]
        answers = iter([("93.184.216.34", port), ("127.0.0.1", port)])
        look_up = lambda *_, **__: [(socket.AF_INET, 1, 6, "", next(answers))]  # noqa: E731
        monkeypatch.setattr(socket, "getaddrinfo", look_up)
        with pytest.raises(requests.RequestException, match="now an address of a private network"):
            OutgoingSession().get(f"https://login.northmere.example:{port}/")
        line, _ = inside.accept()
        assert line.recv(100) == b""
        line.close()


def test_directory_that_leads_on_to_another_address_is_not_followed(identity_provider):
    where = f"{identity_provider.issuer}/oauth2/end_session/confirm"
    with pytest.raises(requests.TooManyRedirects):
        OutgoingSession().post(where, data={"redirect_uri": "http://127.0.0.1:1/"})


def test_directory_that_is_slow_is_waited_for_a_few_seconds(settings, monkeypatch):
    asked = {}
    monkeypatch.setattr(
        requests.Session,
        "request",
        lambda self, method, url, **how: asked.update(how) or requests.Response(),
    )
    OutgoingSession().get("http://127.0.0.1:1/")
    assert (asked["timeout"], asked["allow_redirects"]) == (5, False)
