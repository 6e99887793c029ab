from types import SimpleNamespace

import pytest
from django.db import transaction

from tests.journeys.open_data import edition
from tests.showcase.open_data.published import in_every_table, secrets


@pytest.fixture(scope="module")
def published(django_db_setup, django_db_blocker):
    """Something in every table, much that belongs in none, and an edition of it: for tests that only read."""
    with django_db_blocker.unblock(), transaction.atomic():
        in_every_table()
        yield SimpleNamespace(hidden=secrets(), edition=edition())
        transaction.set_rollback(True)
