"""Rows that are made once for all tests of a module, not once for each: most of a test's time is its world.

    @pytest.fixture(scope="module")
    def eligible(lasting):
        with lasting():
            return vetting.solution_at("eligible")

    @pytest.fixture
    def notes(eligible):
        return fresh(eligible)

What a test changes of them is taken back after that test, and the rows themselves after the last. The
tests of the module that do not ask for them run before they are made (tests/conftest.py).
"""

from contextlib import contextmanager
from copy import deepcopy

from django.db import connection, transaction


@contextmanager
def taken_away_at_the_end():
    with transaction.atomic():
        yield made_once
        transaction.set_rollback(True)


@contextmanager
def made_once():
    yield
    connection.check_constraints()  # else every test would check, and seal, all of it again


def fresh(made):
    """A copy for one test: what it does to it in memory is no business of the next."""
    return deepcopy(made)
