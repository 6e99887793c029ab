import io
import json
import logging
from logging.config import DictConfigurator
from time import monotonic, sleep

import pytest
from django.conf import settings as site
from django.core.cache import cache
from django.test import Client

from config.celery import app
from workflow import request_id

GIVEN = "0123456789abcdef-from-the-proxy"


@app.task(name="tests.remember_request")
def remember_request() -> None:
    cache.set("errand", request_id.current())


def test_every_answer_carries_a_name_of_its_own(client):
    names = {client.get("/health/live/")["X-Request-ID"] for _ in range(3)}
    assert (len(names), {len(name) for name in names}) == (3, {32})


def test_name_from_a_trusted_proxy_is_kept(client, settings):
    settings.BEHIND_PROXY = True
    answer = client.get("/health/live/", headers={"x-request-id": GIVEN})
    assert answer["X-Request-ID"] == GIVEN


def test_name_from_anybody_else_is_not(client):
    answer = client.get("/health/live/", headers={"x-request-id": GIVEN})
    assert answer["X-Request-ID"] != GIVEN


@pytest.mark.parametrize(
    "forged", ["short", "a" * 65, "two\twords and more", "<b>0123456789abcdef"]
)
def test_name_that_is_not_well_formed_is_replaced(client, settings, forged):
    settings.BEHIND_PROXY = True
    answer = client.get("/health/live/", headers={"x-request-id": forged})
    assert len(answer["X-Request-ID"]) == 32


def test_error_page_tells_which_name_to_quote(monkeypatch):
    def broken(*args, **kwargs):
        raise RuntimeError("broken")

    monkeypatch.setattr("config.health.Live.get", broken)
    answer = Client(raise_request_exception=False).get("/health/live/")
    assert (answer.status_code, answer["X-Request-ID"] in answer.content.decode()) == (500, True)


@pytest.fixture
def written():
    """Lines as the site writes them to standard error, in JSON."""
    lines = io.StringIO()
    handler = logging.StreamHandler(lines)
    handler.setFormatter(configured("json"))
    handler.addFilter(request_id.NamesTheRequest())
    loggers = [logging.getLogger(name) for name in ("tests.written", "django.request")]
    for logger in loggers:
        logger.addHandler(handler)
    yield lambda: [json.loads(line) for line in lines.getvalue().splitlines()]
    for logger in loggers:
        logger.removeHandler(handler)


def configured(name):
    """The formatter of the settings, built as logging builds it."""
    return DictConfigurator({}).configure_formatter(dict(site.LOGGING["formatters"][name]))


def test_line_of_a_log_is_one_object_with_the_name_whatever_stands_in_it(written):
    begun = request_id.begin()
    logging.getLogger("tests.written").error('Two\nlines, "quoted"')
    name = request_id.current()
    request_id.end(begun)
    (line,) = written()
    assert (line["message"], line["level"], line["request_id"]) == (
        'Two\nlines, "quoted"',
        "ERROR",
        name,
    )
    assert set(line) == {"at", "level", "logger", "message", "request_id"}


@pytest.mark.django_db
def test_line_of_a_refusal_bears_its_name_and_no_query_string(client, written):
    answer = client.get("/no-such-page/?q=what-somebody-typed")
    (line,) = written()
    assert line.pop("at")
    assert line == {
        "level": "WARNING",
        "logger": "django.request",
        "message": "Not Found: /no-such-page/",
        "request_id": answer["X-Request-ID"],
    }


def test_line_holds_nothing_that_a_library_hangs_on_it(written):
    hung_on = {"data": {"args": "['amara.osei@northmere.example']"}}
    logging.getLogger("tests.written").error("done", extra=hung_on)
    (line,) = written()
    assert set(line) == {"at", "level", "logger", "message", "request_id"}


def test_line_of_a_fault_holds_where_it_broke(written):
    try:
        raise RuntimeError("broken")
    except RuntimeError:
        logging.getLogger("tests.written").exception("It broke")
    (line,) = written()
    assert "RuntimeError: broken" in line["exc_info"]


def test_task_goes_on_under_the_name_of_the_request_that_caused_it(celery_worker_live):
    begun = request_id.begin(GIVEN)
    remember_request.delay()
    request_id.end(begun)
    deadline = monotonic() + 10
    while cache.get("errand") is None and monotonic() < deadline:
        sleep(0.02)
    assert cache.get("errand") == GIVEN
