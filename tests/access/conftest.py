import pytest
from django.test import override_settings

from tests.access.answers import Visits
from tests.access.world import build
from tests.lasting import taken_away_at_the_end

COOKIES = "django.contrib.sessions.backends.signed_cookies"


@pytest.fixture(scope="package")
def world(django_db_setup, django_db_blocker):
    """Built once for all tests of the package; each request is taken back on its own."""
    quick = override_settings(ROOT_URLCONF="tests.access.urls", SESSION_ENGINE=COOKIES)
    with quick, django_db_blocker.unblock(), taken_away_at_the_end() as made_once:
        with made_once():
            world = build()
        yield world


@pytest.fixture(scope="package")
def visits(world):
    """One and the same request is sent once: who may come in, what caches may keep, what is named."""
    return Visits(world)
