import os
import time

import pytest

from local.processes import Crew, ProcessEnded


@pytest.fixture
def crew(tmp_path):
    crew = Crew(tmp_path)
    yield crew
    crew.stop()


def test_process_that_ends_is_reported_with_its_last_words(crew):
    crew.start("web", ["this"])
    with pytest.raises(ProcessEnded, match=r"(?s)The web process ended.*Namespaces are"):
        wait_for_end(crew)


def test_stop_ends_every_process_it_started(crew):
    crew.start("web", ["http.server", "--bind", "127.0.0.1", "0"])
    crew.start("worker", ["http.server", "--bind", "127.0.0.1", "0"])
    pids = [process.pid for process in crew._processes.values()]
    crew.stop()
    assert [is_alive(pid) for pid in pids] == [False, False]


def wait_for_end(crew) -> None:
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline:
        crew.check()
        time.sleep(0.05)


def is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True
