"""A vector for what somebody asks right now, from the one process that holds the model.

A page never loads the model and never waits for its loading. It puts the question into a queue of its
own, which the embedder alone empties; the embedder writes its answer into the cache, where the page
looks for it every few milliseconds. So an answer that comes too late serves whoever asks next, and
nothing is waited for but the cache.
"""

import logging
from collections.abc import Collection, Sequence
from time import monotonic, sleep

import numpy as np
from celery import current_app
from django.core.cache import cache
from kombu.exceptions import OperationalError
from numpy.typing import NDArray
from redis.exceptions import RedisError

from matching.embedding.kept_vectors import kept
from matching.embedding.model_files import WIDTH
from matching.embedding.readable import readable

QUEUE = "questions"
LOOK_EVERY_SECONDS = 0.004
# Nobody waits for it any more; long enough for clocks of two machines that differ a little.
OUTDATED_SECONDS = 2
SILENCE_SECONDS = 5
SILENCE = "embedder-silent"

logger = logging.getLogger(__name__)


def vectors_now(texts: Sequence[str], *, within: float = 0.25) -> NDArray[np.float32] | None:
    """A row of length 1 for each text, (texts, 384), of zeros for a text without words.

    None when the embedder does not answer all of them `within` so many seconds, and for some seconds
    after that without waiting. Raises nothing. A broker whose machine swallows the connection costs
    the time-out of CELERY_BROKER_TRANSPORT_OPTIONS on top, once in those seconds.
    """
    asked = [readable(text) for text in texts]
    try:
        found = _found(set(filter(None, asked)), within)
    except (OperationalError, RedisError) as failure:
        fall_silent(f"the queue or the cache is away: {failure}")
        return None
    if found is None:
        return None
    rows = [found.get(text, np.zeros(WIDTH, dtype=np.float32)) for text in asked]
    return np.array(rows, dtype=np.float32).reshape(-1, WIDTH)


def fall_silent(reason: str, *, seconds: float = SILENCE_SECONDS) -> None:
    """Let no page wait for a while; the reason is logged once in that time."""
    try:
        is_news = cache.add(SILENCE, True, timeout=seconds)
    except RedisError:
        is_news = True
    if is_news:
        logger.warning("Questions are answered by their words alone: %s", reason)


def _found(texts: Collection[str], within: float) -> dict[str, NDArray[np.float32]] | None:
    deadline = monotonic() + within
    found = kept(texts)
    missing = sorted(texts - found.keys())
    if not missing:
        return found
    if cache.get(SILENCE):
        return None
    current_app.send_task(
        "matching.tasks.embed_questions", [missing], queue=QUEUE, expires=OUTDATED_SECONDS
    )
    return _waited_for(texts, deadline)


def _waited_for(texts: Collection[str], deadline: float) -> dict[str, NDArray[np.float32]] | None:
    while monotonic() < deadline:
        sleep(LOOK_EVERY_SECONDS)
        found = kept(texts)
        if len(found) == len(texts):
            return found
    fall_silent("the embedder did not answer in time. Is its worker running?")
    return None
