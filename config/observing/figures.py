"""The figures themselves. Labels take few values, and none of them tells of a person.

With PROMETHEUS_MULTIPROC_DIR set, the processes of one container share them through files there.
"""

from collections.abc import Iterator

from django.conf import settings
from django.utils import timezone
from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.core import REGISTRY, GaugeMetricFamily
from prometheus_client.multiprocess import MultiProcessCollector
from prometheus_client.registry import Collector

from config.replica.distance import seconds_behind
from documents.enums import ScanStatus
from documents.models import Document
from notifications.enums import MessageStatus
from notifications.models import Message

METHODS = {"GET", "HEAD", "POST", "OPTIONS", "PUT", "PATCH", "DELETE"}
QUICK = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)
SLOW = (0.05, 0.25, 1.0, 5.0, 15.0, 60.0, 300.0)
FEW = (0, 2, 5, 10, 15, 20, 30, 50, 100)

SECONDS = Histogram(
    "how_can_we_request_seconds", "Time to answer.", ["view", "method", "status"], buckets=QUICK
)
QUERIES = Histogram(
    "how_can_we_request_queries", "Questions to the database per request.", ["view"], buckets=FEW
)
TASK_SECONDS = Histogram(
    "how_can_we_task_seconds", "Time of a task.", ["task", "outcome"], buckets=SLOW
)
TASKS_RETRIED = Counter("how_can_we_task_retries", "Tasks put back to be tried again.", ["task"])


def known_method(method: str | None) -> str:
    """Anybody may send a word of their own."""
    return method if method in METHODS else "other"


def note_request(view: str, method: str, status: int, seconds: float, queries: int) -> None:
    """`view` is empty where no address fitted."""
    named = view or "none"
    SECONDS.labels(named, method, f"{status // 100}xx").observe(seconds)
    QUERIES.labels(named).observe(queries)


def note_task(task: str, outcome: str, seconds: float) -> None:
    TASK_SECONDS.labels(task, outcome).observe(seconds)


class Waiting(Collector):
    """What waits for a worker, asked when somebody looks."""

    def collect(self) -> Iterator[GaugeMetricFamily]:
        now, since = timezone.now(), Message.objects.waiting_since()
        yield _gauge("outbox_messages", "Mails not sent yet.", _messages(MessageStatus.WAITING))
        yield _gauge("outbox_failed", "Mails given up.", _messages(MessageStatus.FAILED))
        age = (now - since).total_seconds() if since else 0
        yield _gauge("outbox_oldest_seconds", "How long the oldest of them waits.", age)
        waiting = Document.objects.filter(scan_status=ScanStatus.WAITING)
        yield _gauge("scans_waiting", "Files nobody scanned yet.", waiting.count())
        if settings.REPLICA_URL:
            yield _gauge("replica_seconds_behind", "Infinite while away.", seconds_behind())


def exposition() -> bytes:
    """Everything, in Prometheus' text format. Asks the database four questions."""
    registry = CollectorRegistry()
    registry.register(Waiting())
    if settings.PROMETHEUS_MULTIPROC_DIR:
        MultiProcessCollector(registry)
        return generate_latest(registry)
    return generate_latest(registry) + generate_latest(REGISTRY)


def _messages(status: str) -> int:
    return Message.objects.filter(status=status).count()


def _gauge(name: str, help_text: str, value: float) -> GaugeMetricFamily:
    return GaugeMetricFamily(f"how_can_we_{name}", help_text, value=value)
