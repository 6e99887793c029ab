"""What services outside are told of faults and of traces, heard by a real receiver."""

import gzip
import json
import os
import subprocess
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from time import monotonic, sleep

import brotli
import pytest
from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import ExportTraceServiceRequest
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter
from opentelemetry.trace import SpanKind

from config.celery import app
from config.observing import traces
from config.observing.faults import only_what_names_nobody
from tests.config.observing.breaking import EMAIL, NAME, TOKEN

UNPACKED = {"gzip": gzip.decompress, "br": brotli.decompress, "": bytes}
PRIVATE = [word.encode() for word in (EMAIL, NAME, TOKEN)]


class Receiver(BaseHTTPRequestHandler):
    def do_POST(self):
        sent = self.rfile.read(int(self.headers["Content-Length"]))
        unpack = UNPACKED[self.headers.get("Content-Encoding", "")]
        self.server.heard.append(unpack(sent))
        self.send_response(200)
        self.end_headers()

    def log_message(self, *args):
        pass


@pytest.fixture
def receiver():
    server = ThreadingHTTPServer(("127.0.0.1", 0), Receiver)
    server.heard = []
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


def break_in_a_process(**told):
    """The name of the request that broke."""
    surroundings = {**os.environ, "DJANGO_SETTINGS_MODULE": "config.test_settings", **told}
    done = subprocess.run(
        [sys.executable, "-m", "tests.config.observing.breaking"],
        env=surroundings,
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    return done.stdout


def events(heard):
    """Sentry sends lines of JSON: a head, then a head and a body for each item."""
    lines = [line for sent in heard for line in sent.splitlines()]
    found = [json.loads(line) for line in lines]
    return [one for one in found if "exception" in one]


def test_service_of_faults_is_told_what_broke_where_and_under_which_request(receiver):
    name = break_in_a_process(SENTRY_DSN=f"http://key@127.0.0.1:{receiver.server_port}/1")
    (fault,) = [one for one in events(receiver.heard) if one["exception"]["values"]]
    (raised,) = fault["exception"]["values"]
    assert (raised["type"], raised["stacktrace"]["frames"][-1]["function"]) == (
        "ValueError",
        "breaks",
    )
    assert fault["tags"] == {"request_id": name}
    assert fault["transaction"] == "/broken/{token}/"


def test_service_of_faults_is_told_nothing_of_anybody(receiver):
    break_in_a_process(SENTRY_DSN=f"http://key@127.0.0.1:{receiver.server_port}/1")
    assert events(receiver.heard)
    assert [word for word in PRIVATE if any(word in sent for sent in receiver.heard)] == []


def test_address_itself_is_never_the_place_of_a_fault():
    event = {"transaction": f"/broken/{TOKEN}/", "transaction_info": {"source": "url"}}
    assert only_what_names_nobody(event, {})["transaction"] == ""


def spans(heard):
    for sent in heard:
        for resource in ExportTraceServiceRequest.FromString(sent).resource_spans:
            for scope in resource.scope_spans:
                yield from scope.spans


def test_collector_of_traces_is_told_the_view_and_nothing_of_anybody(receiver):
    collector = f"http://127.0.0.1:{receiver.server_port}"
    name = break_in_a_process(OTEL_EXPORTER_OTLP_ENDPOINT=collector)
    (span,) = spans(receiver.heard)
    told = {one.key: one.value for one in span.attributes}
    assert span.name == "POST /broken/<slug:token>/"
    assert told["http.response.status_code"].int_value == 500
    assert told["how_can_we.request_id"].string_value == name
    assert [word for word in PRIVATE if any(word in sent for sent in receiver.heard)] == []


@app.task(name="tests.traced_errand")
def traced_errand() -> None:
    pass


@pytest.fixture
def collected(monkeypatch):
    provider, exporter = TracerProvider(), InMemorySpanExporter()
    provider.add_span_processor(SimpleSpanProcessor(exporter))
    monkeypatch.setattr(traces, "tracer", provider.get_tracer("tests"))
    return exporter.get_finished_spans


def test_task_belongs_to_the_trace_of_the_request_that_caused_it(celery_worker_live, collected):
    with traces.request_span("GET", None) as request:
        traced_errand.delay()
    deadline = monotonic() + 10
    while len(collected()) < 2 and monotonic() < deadline:
        sleep(0.02)
    (task,) = [span for span in collected() if span.kind == SpanKind.CONSUMER]
    assert (task.name, task.parent.span_id) == ("tests.traced_errand", request.context.span_id)
    assert task.attributes["celery.state"] == "success"


@pytest.mark.parametrize(
    ("name", "wrong"),
    [("SENTRY_DSN", "https://sentry.example/1"), ("OTEL_EXPORTER_OTLP_ENDPOINT", "collector:4318")],
)
def test_address_that_cannot_be_one_stops_the_start_and_is_named(name, wrong):
    done = subprocess.run(
        [sys.executable, "-c", "import config.settings"],
        env={**os.environ, "LOCAL": "true", name: wrong},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 3
    assert f"{name} is wrong" in done.stderr
    assert wrong not in done.stderr
