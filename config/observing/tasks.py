"""A task goes on under the name of the request that caused it, and is timed.

A worker shows its figures on a port of its own, since no web process sees its memory.
"""

import time
from contextlib import ExitStack
from typing import Any

from celery import Task, signals
from django.conf import settings
from prometheus_client import CollectorRegistry, start_http_server
from prometheus_client.multiprocess import MultiProcessCollector, mark_process_dead

from config.observing.figures import TASKS_RETRIED, note_task
from config.observing.traces import end_task, send_along, sent_along, task_span
from workflow import request_id

KEY = "request_id"


@signals.before_task_publish.connect
def send_name_along(headers: dict[str, Any], **_: Any) -> None:
    if request_id.current():
        headers[KEY] = request_id.current()
    send_along(headers)


@signals.task_prerun.connect
def go_on_under_it(task: Task, **_: Any) -> None:
    task.request.begun = request_id.begin(task.request.get(KEY)), time.perf_counter()
    task.request.around = around = ExitStack()
    task.request.span = around.enter_context(task_span(task.name, sent_along(task.request)))


@signals.task_postrun.connect
def note_and_end(task: Task, state: str | None = None, **_: Any) -> None:
    (begun, started), outcome = task.request.begun, (state or "unknown").lower()
    end_task(task.request.span, outcome)
    task.request.around.close()
    note_task(task.name, outcome, time.perf_counter() - started)
    request_id.end(begun)


@signals.task_retry.connect
def note_retry(sender: Task, **_: Any) -> None:
    TASKS_RETRIED.labels(sender.name).inc()


@signals.worker_ready.connect
def show_figures(**_: Any) -> None:
    if settings.WORKER_METRICS_PORT:
        registry = CollectorRegistry()
        MultiProcessCollector(registry)
        start_http_server(settings.WORKER_METRICS_PORT, registry=registry)


@signals.worker_process_shutdown.connect
def forget_process(pid: int, **_: Any) -> None:
    if settings.WORKER_METRICS_PORT:
        mark_process_dead(pid)
