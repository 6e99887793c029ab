from urllib.parse import urlsplit

import pytest

from config.probe import status

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def port(live_server):
    return urlsplit(live_server.url).port


def test_probe_by_the_public_name_is_answered_without_https(port, settings, monkeypatch):
    settings.ALLOWED_HOSTS = ["howcanwe.example.org"]
    settings.SECURE_SSL_REDIRECT = True
    monkeypatch.setenv("SITE_URL", "https://howcanwe.example.org")
    assert status(port) == 200


def test_probe_by_a_name_that_is_not_served_is_refused(port, settings, monkeypatch):
    settings.ALLOWED_HOSTS = ["howcanwe.example.org"]
    monkeypatch.setenv("SITE_URL", "https://elsewhere.example.org")
    assert status(port) == 400


def test_probe_where_nobody_listens_raises(monkeypatch):
    monkeypatch.setenv("SITE_URL", "https://howcanwe.example.org")
    with pytest.raises(ConnectionRefusedError):
        status(1)
