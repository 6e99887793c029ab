import socket
import urllib.request

import pytest
from django.db import connection
from prometheus_client.parser import text_string_to_metric_families as parsed

from config.keeping.drill import address_of
from tests.faults.processes import Crew, wait_until

TOKEN = "a-token-of-the-tests"
ALLOWED = {"authorization": f"Bearer {TOKEN}"}


@pytest.fixture
def token(settings):
    settings.METRICS_TOKEN = TOKEN


def figures(text):
    return {
        (sample.name, *sorted(sample.labels.items())): sample.value
        for family in parsed(text)
        for sample in family.samples
    }


@pytest.mark.django_db
@pytest.mark.parametrize("said", [{}, {"authorization": "Bearer wrong"}, {"authorization": TOKEN}])
def test_figures_without_the_token_are_not_there(client, token, said):
    assert client.get("/metrics/", headers=said).status_code == 404


@pytest.mark.django_db
def test_figures_are_nowhere_while_no_token_is_set(client):
    assert client.get("/metrics/", headers={"authorization": "Bearer "}).status_code == 404


@pytest.mark.django_db
def test_figures_count_requests_by_view_and_what_waits(client, token):
    asked = ("method", "GET"), ("status", "2xx"), ("view", "showcase:home")
    before = figures(client.get("/metrics/", headers=ALLOWED).content.decode())
    client.get("/")
    after = figures(client.get("/metrics/", headers=ALLOWED).content.decode())
    counted = ("how_can_we_request_seconds_count", *asked)
    assert after[counted] - before.get(counted, 0) == 1
    assert after[("how_can_we_outbox_messages",)] == 0


@pytest.mark.django_db
def test_address_that_nobody_knows_makes_no_label(client, token):
    client.get("/nobody/knows/this/")
    told = client.get("/metrics/", headers=ALLOWED).content.decode()
    assert ("nobody/knows" in told, 'view="none"' in told) == (False, True)


@pytest.mark.django_db
def test_figures_cost_four_questions_however_much_waits(client, token, django_assert_num_queries):
    with django_assert_num_queries(4):
        client.get("/metrics/", headers=ALLOWED)


@pytest.fixture
def served(transactional_db, tmp_path):
    """A real gunicorn with two processes that share their figures."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        place = "127.0.0.1:{1}".format(*free.getsockname())
    settings = {
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "DATABASE_URL": address_of(connection.settings_dict["NAME"]),
        "LOCAL": "true",
        "METRICS_TOKEN": TOKEN,
        "PROMETHEUS_MULTIPROC_DIR": str(tmp_path),
    }
    crew = Crew(tmp_path, settings)
    crew.start(
        "web",
        *["gunicorn", "config.wsgi", "--workers", "2", "--no-control-socket", "--bind"],
        place,
    )
    wait_until(lambda: is_open(place), "no server")
    yield f"http://{place}"
    crew.end()


def is_open(place):
    host, port = place.split(":")
    with socket.socket() as line:
        return line.connect_ex((host, int(port))) == 0


def read(address, **headers):
    request = urllib.request.Request(address, headers=headers)
    return urllib.request.urlopen(request, timeout=30).read().decode()


def test_two_processes_tell_the_sum_of_their_requests(served):
    for _ in range(20):
        read(f"{served}/health/live/")
    told = figures(read(f"{served}/metrics/", Authorization=f"Bearer {TOKEN}"))
    asked = ("method", "GET"), ("status", "2xx"), ("view", "live")
    assert told[("how_can_we_request_seconds_count", *asked)] == 20
