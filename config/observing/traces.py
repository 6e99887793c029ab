"""Traces of requests and tasks, where OTEL_EXPORTER_OTLP_ENDPOINT names who collects them. ADR 0033.

A span holds what the figures hold: names of views and tasks, how it ended, how many queries. The names
follow OpenTelemetry's conventions for HTTP and messaging. While nobody collects, a span costs nothing.
"""

from collections.abc import Iterator, Mapping, MutableMapping
from contextlib import contextmanager
from typing import Any

from celery.app.task import Context
from django.conf import settings
from opentelemetry import trace
from opentelemetry.trace import Span, SpanKind, Status, StatusCode
from opentelemetry.trace.propagation.tracecontext import TraceContextTextMapPropagator

from workflow import request_id

tracer = trace.get_tracer("how-can-we")
headers = TraceContextTextMapPropagator()


def begin() -> None:
    """Once for each process. The library reads its other variables (`OTEL_…`) by itself."""
    if not settings.OTEL_EXPORTER_OTLP_ENDPOINT:
        return
    from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
    from opentelemetry.sdk.resources import SERVICE_NAME, Resource
    from opentelemetry.sdk.trace import TracerProvider
    from opentelemetry.sdk.trace.export import BatchSpanProcessor

    provider = TracerProvider(resource=Resource.create({SERVICE_NAME: "how-can-we"}))
    address = f"{settings.OTEL_EXPORTER_OTLP_ENDPOINT.rstrip('/')}/v1/traces"
    provider.add_span_processor(BatchSpanProcessor(OTLPSpanExporter(endpoint=address)))
    trace.set_tracer_provider(provider)


@contextmanager
def request_span(method: str, came_with: Mapping[str, str] | None) -> Iterator[Span]:
    """`came_with`: headers of a request whose sender is trusted to name a trace, or None."""
    with _span(method, SpanKind.SERVER, came_with) as span:
        span.set_attribute("http.request.method", method)
        yield span


def end_request(span: Span, method: str, route: str, status: int, queries: int) -> None:
    """`route` is the pattern of the address, empty where none fitted."""
    span.update_name(f"{method} /{route}" if route else method)
    span.set_attributes(
        {"http.route": f"/{route}", "http.response.status_code": status, "db.queries": queries}
    )
    if status >= 500:
        span.set_status(Status(StatusCode.ERROR))


@contextmanager
def task_span(name: str, came_with: Mapping[str, str]) -> Iterator[Span]:
    with _span(name, SpanKind.CONSUMER, came_with) as span:
        span.set_attribute("messaging.system", "celery")
        yield span


def end_task(span: Span, outcome: str) -> None:
    span.set_attribute("celery.state", outcome)
    if outcome == "failure":
        span.set_status(Status(StatusCode.ERROR))


def send_along(carrier: MutableMapping[str, Any]) -> None:
    """Put the name of the trace into the headers of a message."""
    headers.inject(carrier)


def sent_along(message: Context) -> dict[str, str]:
    """What `send_along` put into the headers of a message."""
    return {name: value for name in headers.fields if (value := message.get(name))}


@contextmanager
def _span(name: str, kind: SpanKind, came_with: Mapping[str, str] | None) -> Iterator[Span]:
    """Without the words of exceptions, which may quote what somebody typed."""
    context = headers.extract(came_with) if came_with else None
    with tracer.start_as_current_span(
        name, context, kind, record_exception=False, set_status_on_exception=False
    ) as span:
        span.set_attribute("how_can_we.request_id", request_id.current())
        yield span
