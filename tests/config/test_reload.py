"""The web service as systemd runs it: on a socket that systemd holds, and reloaded under load."""

import os
import shutil
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import connection

from config.keeping.drill import address_of
from tests.faults.processes import wait_until
from tests.rollout.asking import Asking, all_asking, answers
from tests.test_systemd import ROOT, command_of

pytestmark = [
    pytest.mark.skipif(not shutil.which("systemd-socket-activate"), reason="no systemd here"),
    pytest.mark.django_db,
]
RELOADS = 2
ASKERS, PROCESSES = 4, 1  # one starts sooner than three


@pytest.fixture
def service(tmp_path):
    """The process and its address."""
    (tmp_path / "figures").mkdir()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        place = "{}:{}".format(*free.getsockname())
    settings = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "DATABASE_URL": address_of(connection.settings_dict["NAME"]),
        "LOCAL": "true",
        "PROMETHEUS_MULTIPROC_DIR": str(tmp_path / "figures"),
    }
    passed = [f"--setenv={name}" for name in settings]
    gunicorn = str(Path(sys.executable).with_name("gunicorn"))
    command = ["systemd-socket-activate", f"--listen={place}", *passed, gunicorn]
    log = (tmp_path / "log").open("wb")
    process = subprocess.Popen(
        [*command, *command_of("how-can-we-web")[1:], "--workers", str(PROCESSES)],
        cwd=ROOT,
        env=settings,
        stdout=log,
        stderr=log,
    )
    yield process, f"http://{place}/health/live/", tmp_path / "log"
    process.send_signal(signal.SIGTERM)
    process.wait(timeout=60)
    log.close()


def test_reloading_the_web_service_under_load_loses_no_request(service):
    process, address, log = service
    wait_until(lambda: answers(address), "no server", 60)
    askers = [Asking(address) for _ in range(ASKERS)]
    with all_asking(askers):
        for reloads in range(1, RELOADS + 1):
            process.send_signal(signal.SIGHUP)
            wait_until(
                lambda reloads=reloads: booted(log) == PROCESSES * (reloads + 1),
                "no new processes",
                60,
            )
    assert [error for one in askers for error in one.lost] == []
    assert all(one.answered > 0 for one in askers)


def booted(log) -> int:
    return log.read_text().count("Booting worker")
