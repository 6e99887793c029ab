from time import monotonic, sleep

from django.core.cache import cache

from config.celery import app


@app.task(name="tests.remember")
def remember(key: str, value: str) -> None:
    cache.set(key, value)


def test_worker_runs_a_task_from_the_real_broker(celery_worker_live):
    remember.delay("question", "How can we?")
    deadline = monotonic() + 10
    while cache.get("question") is None and monotonic() < deadline:
        sleep(0.02)
    assert cache.get("question") == "How can we?"
