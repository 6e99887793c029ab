"""Two web services, replaced in turn behind a balancer as docs/operations.md says."""

import socket
import subprocess
from itertools import cycle, islice
from threading import Thread

from tests.faults.processes import Crew, wait_until
from tests.rollout.asking import Asking, all_asking, answers
from tests.rollout.balancer import Balancer, Place
from tests.test_systemd import command_of

PLACES = 2
READERS, WRITERS = 3, 1


class Web:
    def __init__(self, crew: Crew):
        self._crew = crew
        self._running: dict[Place, subprocess.Popen] = {}

    def start(self, place: Place) -> None:
        """Over once it says that it is ready."""
        command = [*command_of("how-can-we-web")[1:], "--workers", "1"]
        bound = "{}:{}".format(*place)
        name = f"web-{place[1]}"
        self._running[place] = self._crew.start(name, "gunicorn", *command, "--bind", bound)
        wait_until(lambda: answers(f"http://{bound}/health/ready/"), f"{name} did not start")

    def stop(self, place: Place) -> None:
        """As systemd and containers stop it: asked to end, and waited for."""
        self._crew.ask_to_end(self._running.pop(place))


def replaced_under_load(crew: Crew, times: int) -> dict[str, object]:
    """One service after the other; how many requests were answered and which were lost."""
    web, places = Web(crew), [free_place() for _ in range(PLACES)]
    for place in places:
        web.start(place)
    with Balancer(places) as balancer:
        Thread(target=balancer.serve_forever, daemon=True).start()
        askers = _askers(balancer.address)
        with all_asking(askers):
            for place in islice(cycle(places), times):
                _replace(web, balancer, place)
        balancer.shutdown()
    lost = [error for one in askers for error in one.lost]
    return {"answered": sum(one.answered for one in askers), "lost": lost}


def _replace(web: Web, balancer: Balancer, place: Place) -> None:
    balancer.take_out(place)
    web.stop(place)
    web.start(place)
    balancer.put_in(place)


def _askers(address: str) -> list[Asking]:
    """Who sends a form is refused for want of its token: an answer from behind the whole site."""
    readers = [Asking(f"{address}/challenges/") for _ in range(READERS)]
    return [*readers, *(Asking(f"{address}/", b"email=a") for _ in range(WRITERS))]


def free_place() -> Place:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()
