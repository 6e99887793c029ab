"""What every test stands on: a real PostgreSQL and a real broker, started when none is named."""

import os
from itertools import cycle
from subprocess import Popen

import pytest
from celery.contrib.testing.worker import start_worker
from django.core.cache import cache
from django.db import connection

from config.celery import app
from local import servers
from matching.embedding.asking import QUEUE as QUESTIONS
from tests import tables
from tests.emptying import empty, empty_quickly
from tests.journeys import directories, people
from tests.lasting import taken_away_at_the_end


def pytest_addoption(parser) -> None:
    parser.addoption("--photographs", help="folder for pictures of the pages that tests meet")


def pytest_configure(config) -> None:
    servers.ensure_missing()
    empty_quickly()
    if config.getoption("numprocesses", None) and not hasattr(config, "workerinput"):
        config.stash[TEMPLATE] = tables.begin_template()


def pytest_unconfigure(config) -> None:
    if TEMPLATE in config.stash:
        config.stash[TEMPLATE].wait()
    servers.stop()


def pytest_collection_modifyitems(items) -> None:
    """Journeys come first, so that no worker is left alone with one at the end.

    Within a module, tests that know nothing of its lasting rows come before those rows are made.
    """
    modules = {path: place for place, path in enumerate(dict.fromkeys(item.path for item in items))}
    items.sort(
        key=lambda item: (
            item.get_closest_marker("browser") is None,
            modules[item.path],
            "lasting" in getattr(item, "fixturenames", ()),
        )
    )


TEMPLATE = pytest.StashKey[Popen[bytes]]()
END_OTHER_SESSIONS = """
SELECT pg_terminate_backend(pid) FROM pg_stat_activity
WHERE datname = current_database() AND pid <> pg_backend_pid()
"""


@pytest.fixture(scope="session")
def django_db_keepdb() -> bool:
    """Who tests again and again keeps the tables for each state of the migrations; CI copies them anew."""
    return not os.environ.get("CI")


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings, django_db_blocker):
    """Before Django makes this worker's database: it copies the template that its settings name."""
    with django_db_blocker.unblock():
        tables.ensure_template()


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """The connection there is lacks the settings that are kept with the database.

    A run that was killed may have left rows. At the end, a request that a browser left in flight
    may still hold the database open.
    """
    with django_db_blocker.unblock():
        tables.copy_settings()
        connection.close()
        empty()
    yield
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        cursor.execute(END_OTHER_SESSIONS)


@pytest.fixture(autouse=True)
def empty_cache():
    """Rate limits and sessions of one test are no business of the next."""
    cache.clear()


@pytest.fixture
def celery_worker_live(transactional_db):
    """A real worker on the test's own broker and database; what earlier tests queued is dropped.

    It is the embedder too, with the model loaded before it takes its first task.
    """
    app.control.purge()
    queues = [app.conf.task_default_queue, QUESTIONS, "scans"]
    with start_worker(app, queues=queues, perform_ping_check=False, shutdown_timeout=30) as worker:
        yield worker


@pytest.fixture(scope="module")
def lasting(django_db_setup, django_db_blocker):
    """Rows for all tests of a module: see tests/lasting.py."""
    with django_db_blocker.unblock(), taken_away_at_the_end() as made_once:
        yield made_once


@pytest.fixture
def few_people(monkeypatch):
    """One officer and two assessors do all the work: many solutions in little time."""
    officer, assessors = people.desk(), cycle([people.assessor(), people.assessor()])
    monkeypatch.setattr(people, "staff", lambda: officer)
    monkeypatch.setattr(people, "assessor", lambda: next(assessors))


@pytest.fixture(scope="session")
def identity_provider():
    """A provider of OpenID Connect that runs: see tests/journeys/directories.py."""
    with directories.running_provider() as provider:
        yield provider
