"""`make bench`: how soon somebody who types a question reads what others said, at ten thousand statements."""

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.urls import reverse
from tqdm import tqdm

from challenges.models import Challenge, Statement
from matching.embedding.asking import SILENCE, vectors_now
from matching.enums import Kind
from matching.models import Entry
from tests.load.records import Size, fill
from tests.load.texts import entries_of

STATEMENTS = 10_000
QUESTIONS = 60
PATIENCE_SECONDS = 2
BY_WORDS, NOTHING = "Compared by the words used", "Nothing like it is public yet"
EMBEDDER = ["-m", "celery", "-A", "config", "--quiet", "worker", "--queues", "questions"]
EMBEDDER += ["--pool", "threads", "--concurrency", "1", "--loglevel", "ERROR"]


def typing() -> dict[str, Any]:
    """Milliseconds from a request to the whole list, each for a question that nobody asked before."""
    cast = fill(Size(statements=STATEMENTS, solutions=10, challenges=2_500))
    for kind, model in ((Kind.CHALLENGE, Challenge), (Kind.STATEMENT, Statement)):
        entries_of(kind, list(model.objects.order_by("pk").values_list("pk", flat=True)))
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")
    client = Client()
    client.force_login(cast.officer)
    with _embedder():
        _ask(client, "How can we begin?")
        answered = [_ask(client, text) for text in tqdm(_questions(), desc="questions")]
    with_meaning = sorted(milliseconds for milliseconds, page in answered if BY_WORDS not in page)
    return {
        "statements": STATEMENTS,
        "challenges": Challenge.objects.count(),
        "median_ms": round(statistics.median(with_meaning), 1),
        "p95_ms": round(with_meaning[int(len(with_meaning) * 0.95)], 1),
        "slowest_ms": round(with_meaning[-1], 1),
        "found": sum(NOTHING not in page for _, page in answered),
        "answered_by_words_alone": len(answered) - len(with_meaning),
        "goal_ms": 300,
    }


def _questions() -> list[str]:
    """The beginnings of what a tenth of the statements say, so that there is something to find."""
    entries = Entry.objects.of(Kind.STATEMENT).order_by("pk").values_list("sentences", flat=True)
    return [f"How can we {sentences[0]}" for sentences in entries[: QUESTIONS * 10 : 10]]


def _ask(client: Client, text: str) -> tuple[float, str]:
    start = time.perf_counter()
    response = client.get(reverse("matching:similar"), {"q": text, "part": "1"})
    return (time.perf_counter() - start) * 1000, response.content.decode()


@contextmanager
def _embedder() -> Iterator[None]:
    """A process of its own, as the site has it, with its model loaded."""
    process = subprocess.Popen([sys.executable, *EMBEDDER], env=dict(os.environ))
    try:
        cache.clear()  # what it was asked before says nothing
        while vectors_now(["How can we begin?"], within=PATIENCE_SECONDS) is None:
            cache.delete(SILENCE)
        yield
    finally:
        process.terminate()
        process.wait()
