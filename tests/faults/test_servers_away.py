"""A server that goes in the middle of an act: nothing half done, a page that says so, and once more is once."""

from threading import Thread

import pytest
import redis
from django.core.cache import caches
from django.db import InterfaceError, OperationalError, connection, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.sessions.actions import end_sessions
from accounts.sessions.times import SEEN
from challenges.models import Statement
from config.celery import app
from notifications.models import Message
from tests.faults.processes import wait_until
from tests.journeys import people
from tests.journeys.challenges import statement_at
from workflow.away import is_away
from workflow.models import Event

pytestmark = pytest.mark.django_db(transaction=True)
WAITING = """
FROM pg_stat_activity
WHERE datname = current_database() AND cardinality(pg_blocking_pids(pid)) > 0
"""


class Act(Thread):
    """One POST in a process's own line to the database."""

    def __init__(self, browser, address):
        super().__init__()
        self.browser, self.address, self.answer = browser, address, None

    def run(self):
        self.answer = self.browser.post(self.address)
        connection.close()


@pytest.fixture
def statement():
    return statement_at(by=people.officer())


@pytest.fixture
def browser(statement):
    client = Client(raise_request_exception=False)
    client.force_login(statement.author)
    return client


def address_of(statement):
    return reverse("challenges:check_statement", args=[statement.reference])


def told(statement):
    return Event.objects.about(statement).filter(name="submit").count()


def cut_off_while_submitting(browser, statement):
    """The answer of a submit whose line to the database is cut when it is half done."""
    act, watching = Act(browser, address_of(statement)), connection.copy()
    with transaction.atomic(), watching.cursor() as cursor:
        Statement.objects.select_for_update().get(pk=statement.pk)
        act.start()
        wait_until(lambda: _number(cursor, f"count(*) {WAITING}"), "nobody waits", 20)
        cursor.execute(f"SELECT pg_terminate_backend(pid) {WAITING}")
        act.join(timeout=30)
    watching.close()
    return act.answer


def _number(cursor, asked):
    cursor.execute(f"SELECT {asked}")
    return cursor.fetchone()[0]


def test_submit_cut_off_by_the_database_changes_nothing_and_shows_a_page(browser, statement):
    before = Message.objects.count()
    answer = cut_off_while_submitting(browser, statement)
    assert (answer.status_code, answer["Retry-After"]) == (503, "30")
    assert "Away for a moment" in answer.text
    assert "no-store" in answer["Cache-Control"]
    statement.refresh_from_db()
    assert (statement.status, told(statement), Message.objects.count()) == ("draft", 0, before)


def test_submit_sent_again_after_the_database_came_back_is_done_once(browser, statement):
    cut_off_while_submitting(browser, statement)
    answers = [browser.post(address_of(statement)).status_code for _ in range(2)]
    assert answers == [302, 302]
    assert told(statement) == 1


@pytest.fixture
def no_broker():
    """Celery's own lines go to a port where nobody listens."""
    known = app.conf.broker_write_url
    app.conf.broker_write_url = "redis://127.0.0.1:1/0"
    app.amqp._producer_pool = None
    yield
    app.conf.broker_write_url = known
    app.amqp._producer_pool = None


def test_submit_without_a_broker_is_done_and_its_mails_wait(browser, statement, no_broker, caplog):
    waiting = Message.objects.filter(status="waiting")
    before = waiting.count()
    assert browser.post(address_of(statement)).status_code == 302
    assert told(statement) == 1
    assert waiting.count() > before
    assert "Error calling _poke in on_commit()" in caplog.text


@pytest.fixture
def no_cache(settings):
    """To be called once everything is set up: from then on a port where nobody listens."""

    def take_away() -> None:
        nowhere = {"LOCATION": "redis://127.0.0.1:1/0"}
        settings.CACHES = {name: {**facts, **nowhere} for name, facts in settings.CACHES.items()}

    return take_away


WORK = ("/work/", "/account/sessions/", "/challenges/", "/search/?q=road")


@pytest.mark.parametrize(
    ("make", "page"),
    [
        (people.officer, "/council/statements/"),
        (people.vendor_lead, "/vendor/solutions/"),
        (people.assessor, "/assessor/"),
        (people.staff, "/staff/solutions/"),
        (people.administrator, "/staff/log/"),
    ],
)
def test_without_a_cache_people_stay_signed_in_and_work_goes_on(client, no_cache, make, page):
    client.force_login(make())
    no_cache()
    found = {address: client.get(address).status_code for address in (*WORK, page)}
    assert found == dict.fromkeys((*WORK, page), 200)


def test_without_a_cache_which_counts_guesses_nobody_signs_in(no_cache):
    person = people.officer()
    no_cache()
    visitor = Client(raise_request_exception=False)
    answer = visitor.post("/account/login/", {"login": person.email, "password": people.PASSWORD})
    assert answer.status_code == 503
    assert visitor.get("/work/").status_code == 302


def test_session_ended_while_the_cache_is_away_ends_within_a_minute_of_its_return(
    client, no_cache, settings
):
    person = people.officer()
    client.force_login(person)
    assert client.get("/work/").status_code == 200
    there = settings.CACHES
    no_cache()
    end_sessions(person, by=person, at=timezone.now())
    settings.CACHES = there
    session = client.session
    session[SEEN] = session[SEEN] - 61
    caches["sessions"].set(session.cache_key, dict(session.items()))
    answer = client.get("/work/")
    assert (answer.status_code, answer.url) == (302, "/account/login/?next=/work/")
    assert settings.SESSION_COOKIE_NAME not in {
        name for name, one in client.cookies.items() if one.value
    }


@pytest.mark.parametrize(
    ("error", "away"),
    [
        (OperationalError("the database system is starting up"), True),
        (InterfaceError("connection already closed"), True),
        (redis.ConnectionError("refused"), True),
        (redis.TimeoutError("slow"), True),
        (ValueError("ours"), False),
        (None, False),
    ],
)
def test_is_away_tells_a_missing_server_from_a_fault_of_ours(error, away):
    assert is_away(error) is away
    if error:
        outer = RuntimeError("while rendering")
        outer.__cause__ = error
        assert is_away(outer) is away


@pytest.mark.parametrize(
    ("path", "kind"),
    [("/challenges/", "text/html"), ("/api/v1/themes/", "application/problem+json")],
)
def test_page_without_a_database_is_answered_503_to_people_and_programs(path, kind, monkeypatch):
    with monkeypatch.context() as away:
        away.setitem(connection.settings_dict, "NAME", "no-such-database")
        connection.close()
        answer = Client(raise_request_exception=False).get(path)
        connection.close()
    assert (answer.status_code, answer["Content-Type"].split(";")[0]) == (503, kind)
    assert answer["Retry-After"] == "30"
