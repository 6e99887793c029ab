"""Signing in by a council's own directory, against a real provider in a process of its own."""

import pytest
from django.core.cache import cache
from django.urls import reverse

from accounts.models import User
from tests.journeys import directories, people

pytestmark = pytest.mark.django_db


@pytest.fixture
def council(identity_provider, settings):
    cache.clear()
    council = people.council("Northmere Council", domain="northmere.gov.uk")
    directories.with_directory(council, identity_provider.issuer, settings)
    return council


def leave(client, council, **query):
    """The address of the directory to which the portal sends the browser."""
    left = client.get(reverse("openid_connect_login", args=[council.slug]), query)
    assert left.status_code == 302
    return left.url


def come_in(client, provider, council, sub, **query):
    """The whole way there and back; the page that the browser ends on."""
    back = provider.sign_in(leave(client, council, **query), sub)
    return client.get(back, follow=True)


def is_signed_in(client):
    return "_auth_user_id" in client.session


def test_officer_new_to_the_portal_comes_in_by_the_councils_directory(
    client, identity_provider, council
):
    identity_provider.knows(
        "ada", email="Ada@northmere.gov.uk", email_verified=True, name="Ada Bright"
    )
    landed = come_in(client, identity_provider, council, "ada")
    assert landed.redirect_chain[-1] == ("/work/", 302)
    ada = User.objects.get(email="ada@northmere.gov.uk")
    assert (ada.name, ada.has_usable_password()) == (
        "Ada Bright",
        False,
    )
    held = list(ada.memberships.values_list("organisation", "role", "status"))
    assert held == [(council.pk, "council_officer", "active")]
