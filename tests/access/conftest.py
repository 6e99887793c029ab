import pytest
from django.db import connection, transaction
from django.test import override_settings

from tests.access.world import build

COOKIES = "django.contrib.sessions.backends.signed_cookies"


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker):
    """Built once, taken away whole; each request below is taken back on its own."""
    quick = override_settings(ROOT_URLCONF="tests.access.urls", SESSION_ENGINE=COOKIES)
    with quick, django_db_blocker.unblock(), transaction.atomic():
        world = build()
        connection.check_constraints()  # else every test would check, and seal, all of it again
        yield world
        transaction.set_rollback(True)
