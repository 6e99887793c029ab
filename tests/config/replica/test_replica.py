"""Two real servers, one following the other, and a real gunicorn that reads from both."""

import os
import socket
import urllib.request
from urllib.parse import urlsplit

import psycopg2
import pytest
from django.db import connection
from django.urls import reverse
from prometheus_client.parser import text_string_to_metric_families as parsed

from challenges.models import Challenge
from config.keeping.drill import address_of
from config.replica.database import described
from config.replica.router import (
    PublicReads,
    one_request,
    read_from_replica,
    reads_from_replica,
)
from tests.config.replica.servers import Replica
from tests.faults.processes import Crew, wait_until
from tests.journeys.resources import resource_at

TOKEN = "a-token-of-the-tests"
SESSION = {"Cookie": "sessionid=anybodys"}
own_servers = pytest.mark.skipif(
    bool(os.environ.get("DATABASE_URL")), reason="needs the programs of the embedded server"
)


@pytest.fixture(scope="module")
def replica(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock():
        replica = Replica(connection.settings_dict["NAME"])
    yield replica
    replica.remove()


@pytest.fixture(scope="module")
def sites(replica, tmp_path_factory):
    """Two sites, by how many seconds the replica may be behind that they read public pages from."""
    running = {seconds: started(replica, seconds, tmp_path_factory) for seconds in (0, 600)}
    for address, _ in running.values():
        wait_until(lambda address=address: is_open(address), "no server")
    yield {seconds: address for seconds, (address, _) in running.items()}
    for _, crew in running.values():
        crew.end()


def started(replica, seconds, folders):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        host, port = free.getsockname()
    folder = folders.mktemp("web")
    crew = Crew(folder, environment(replica, seconds, folder))
    command = ["gunicorn", "config.wsgi", "--no-control-socket", "--bind"]
    crew.start("web", *command, f"{host}:{port}")
    return f"http://{host}:{port}", crew


def environment(replica, seconds, folder):
    return {
        "DJANGO_SETTINGS_MODULE": "tests.config.replica.settings",
        "DATABASE_URL": address_of(connection.settings_dict["NAME"]),
        "REPLICA_URL": replica.address,
        "REPLICA_SECONDS": str(seconds),
        "LOCAL": "true",
        "METRICS_TOKEN": TOKEN,
        "PROMETHEUS_MULTIPROC_DIR": str(folder),
    }


def is_open(address):
    place = urlsplit(address)
    with socket.socket() as line:
        return line.connect_ex((place.hostname, place.port)) == 0


def read(address, **headers):
    request = urllib.request.Request(address, headers=headers)
    return urllib.request.urlopen(request, timeout=30).read().decode()


def seconds_behind(site):
    told = read(f"{site}/metrics/", Authorization=f"Bearer {TOKEN}")
    families = {family.name: family for family in parsed(told)}
    return families["how_can_we_replica_seconds_behind"].samples[0].value


@own_servers
def test_strangers_read_the_replica_and_others_the_primary(transactional_db, sites, replica):
    site = sites[600]
    listed = site + reverse("showcase:resources")
    before = resource_at(title="Known to both")
    replica.pause()
    resource = resource_at(title="Known to the primary")
    try:
        assert before.title in read(listed)
        assert resource.title not in read(listed)
        assert resource.title in read(listed, **SESSION)
        assert resource.title in read(site + resource.get_absolute_url())
        assert 0 < seconds_behind(site) < 600
    finally:
        replica.resume()
    replica.catch_up()
    assert resource.title in read(listed)


@own_servers
def test_replica_further_behind_than_it_may_be_is_not_read(transactional_db, sites, replica):
    site = sites[0]
    replica.pause()
    resource = resource_at(title="Known to the primary")
    try:
        assert resource.title in read(site + reverse("showcase:resources"))
        assert "some work waits" in read(f"{site}/health/ready/")
    finally:
        replica.resume()


@own_servers
def test_pages_are_read_from_the_primary_while_the_replica_is_away(
    transactional_db, sites, replica
):
    site = sites[600]
    resource = resource_at(title="Still to be read")
    replica.catch_up()
    assert resource.title in read(site + reverse("showcase:resources"))
    replica.stop()
    try:
        assert resource.title in read(site + reverse("showcase:resources"))
        assert seconds_behind(site) == float("inf")
        assert "some work waits" in read(f"{site}/health/ready/")
    finally:
        replica.start()


@pytest.mark.django_db
def test_whatever_would_be_written_to_the_replica_is_refused():
    address = address_of(connection.settings_dict["NAME"])
    line = psycopg2.connect(address, **described({})["OPTIONS"])
    with line.cursor() as cursor, pytest.raises(psycopg2.errors.ReadOnlySqlTransaction):
        cursor.execute("DELETE FROM challenges_challenge")
    line.close()


def test_whoever_writes_reads_what_they_wrote():
    router = PublicReads()
    with one_request():
        read_from_replica()
        assert router.db_for_read(Challenge) == "replica"
        assert router.db_for_write(Challenge) == "default"
        assert router.db_for_read(Challenge) == "default"


def test_what_one_request_reads_from_is_no_business_of_the_next():
    with one_request():
        read_from_replica()
    assert not reads_from_replica()
