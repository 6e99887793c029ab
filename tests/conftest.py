"""What every test stands on: a real PostgreSQL and a real broker, started when none is named."""

import pytest
from django.core.cache import cache

from local import servers


def pytest_configure() -> None:
    servers.ensure_missing()


def pytest_unconfigure() -> None:
    servers.stop()


@pytest.fixture(autouse=True)
def empty_cache():
    """Rate limits and sessions of one test are no business of the next."""
    cache.clear()
