import pytest
from django.test import Client


@pytest.fixture
def signed_in():
    """A browser with somebody signed in."""

    def browser(user):
        client = Client()
        client.force_login(user)
        return client

    return browser
