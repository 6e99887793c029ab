import socket
from time import monotonic, sleep

import numpy as np
import pytest
from celery import Celery
from django.core.cache import cache

from config.celery import app
from matching.embedding import kept_vectors
from matching.embedding.asking import SILENCE, vectors_now
from matching.embedding.encoder import encoder
from matching.embedding.kept_vectors import keep, kept
from tests.matching.reference import TEXTS, VECTORS

HALF_PRECISION = 2e-4
PATIENT = 10
SILENT = "Questions are answered by their words alone: "


@pytest.fixture
def nothing_queued():
    """No worker of another test may find what is asked here."""
    yield
    with app.connection_for_write() as connection:
        connection.default_channel.queue_purge("questions")


@pytest.fixture
def nowhere():
    """The address of a port at which nobody listens."""
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        yield f"redis://127.0.0.1:{unused.getsockname()[1]}/0"


@pytest.fixture
def broker_away(nowhere):
    away = Celery(broker=nowhere, set_as_current=False)
    away.config_from_object(
        {name: app.conf[name] for name in ("task_publish_retry", "broker_transport_options")}
    )
    away.conf.broker_url = nowhere
    away.set_current()
    yield
    app.set_current()


@pytest.fixture
def said(caplog):
    """What was logged so far. A worker of an earlier test may have turned the logging down."""
    caplog.set_level("WARNING", logger="matching.embedding.asking")
    return lambda: [
        each.getMessage() for each in caplog.records if each.name == "matching.embedding.asking"
    ]


def seconds_of(asking):
    start = monotonic()
    return asking(), monotonic() - start


@pytest.mark.usefixtures("celery_worker_live")
def test_embedder_answers_with_the_vectors_of_the_published_code():
    answer = vectors_now(TEXTS, within=PATIENT)
    assert (answer.shape, answer.dtype) == ((len(TEXTS), 384), np.float32)
    np.testing.assert_allclose(answer, VECTORS, rtol=0, atol=HALF_PRECISION)


@pytest.mark.usefixtures("celery_worker_live")
def test_text_without_words_among_others_becomes_a_row_of_zeros():
    answer = vectors_now(["", TEXTS[0], " \n", "\x00"], within=PATIENT)
    assert np.linalg.norm(answer, axis=1) == pytest.approx([0, 1, 0, 0], abs=1e-3)


@pytest.mark.usefixtures("celery_worker_live")
def test_long_and_odd_texts_are_answered():
    odd = ["x" * 200_000, "How can we " * 20_000, "half a pair \ud83d", "<b>\x00🗑️"]
    answer = vectors_now(odd, within=PATIENT)
    np.testing.assert_allclose(answer, encoder().encode(odd), rtol=0, atol=HALF_PRECISION)


def test_nothing_asked_and_empty_texts_need_nobody():
    assert vectors_now([], within=0).shape == (0, 384)
    assert np.array_equal(vectors_now(["", "  "], within=0), np.zeros((2, 384)))


def test_second_ask_is_answered_from_the_cache_without_a_worker(request):
    request.getfixturevalue("celery_worker_live")
    first = vectors_now(TEXTS[:2], within=PATIENT)
    assert np.array_equal(vectors_now([TEXTS[1], TEXTS[0]], within=0), first[::-1])


@pytest.mark.usefixtures("nothing_queued")
def test_nobody_there_is_none_within_the_time_and_at_once_after_that(said):
    answer, seconds = seconds_of(lambda: vectors_now(["How can we wait?"], within=0.2))
    assert answer is None
    assert 0.2 <= seconds < 0.3
    answer, seconds = seconds_of(lambda: vectors_now(["How can we wait less?"], within=0.2))
    assert answer is None
    assert seconds < 0.05
    assert said() == [SILENT + "the embedder did not answer in time. Is its worker running?"]


@pytest.mark.usefixtures("celery_worker_live")
def test_late_answer_serves_the_next_ask_and_ends_the_silence():
    assert vectors_now(TEXTS[:1], within=0) is None
    deadline = monotonic() + PATIENT
    while cache.get(SILENCE) and monotonic() < deadline:
        sleep(0.01)
    assert vectors_now(TEXTS[:1], within=0) is not None
    assert vectors_now(TEXTS[1:2], within=PATIENT) is not None


@pytest.mark.usefixtures("broker_away")
def test_broker_away_is_none_at_once_and_told_once(said):
    for question in TEXTS[:2]:
        answer, seconds = seconds_of(lambda asked=question: vectors_now([asked], within=PATIENT))
        assert answer is None
        assert seconds < 1
    (told,) = said()
    assert told.startswith(SILENT + "the queue or the cache is away: ")


def test_cache_away_is_none_at_once(settings, nowhere, said):
    backend = "django.core.cache.backends.redis.RedisCache"
    settings.CACHES = {"default": {"BACKEND": backend, "LOCATION": nowhere}}
    answer, seconds = seconds_of(lambda: vectors_now(TEXTS, within=PATIENT))
    assert answer is None
    assert seconds < 1
    (told,) = said()
    assert told.startswith(SILENT + "the queue or the cache is away: ")


def test_vectors_of_another_version_of_the_model_are_not_used(monkeypatch):
    keep(TEXTS[:1], VECTORS[:1])
    monkeypatch.setattr(kept_vectors, "MODEL_VERSION", "another")
    assert kept(TEXTS[:1]) == {}
