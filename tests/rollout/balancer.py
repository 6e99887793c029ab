"""What stands before two web services: passes each line on to one, and leaves out which is being replaced."""

import socket
from collections import Counter
from itertools import count
from socketserver import BaseRequestHandler, ThreadingTCPServer
from threading import Lock

from tests.faults.processes import wait_until

Place = tuple[str, int]
A_PART = 65_536


class Balancer(ThreadingTCPServer):
    daemon_threads = allow_reuse_address = True
    request_queue_size = 128

    def __init__(self, places: list[Place]):
        super().__init__(("127.0.0.1", 0), Line)
        self._in_turn, self._turn = list(places), count()
        self._at_work: Counter[Place] = Counter()
        self._lock = Lock()

    @property
    def address(self) -> str:
        return "http://{}:{}".format(*self.server_address)

    def take_out(self, place: Place) -> None:
        """Nothing new goes there; over once all that went there was answered."""
        with self._lock:
            self._in_turn.remove(place)
        wait_until(lambda: not self._at_work[place], f"{place} still answers")

    def put_in(self, place: Place) -> None:
        with self._lock:
            self._in_turn.append(place)

    def begin(self) -> Place:
        with self._lock:
            place = self._in_turn[next(self._turn) % len(self._in_turn)]
            self._at_work[place] += 1
        return place

    def end(self, place: Place) -> None:
        with self._lock:
            self._at_work[place] -= 1


class Line(BaseRequestHandler):
    def handle(self) -> None:
        place = self.server.begin()
        try:
            self._pass_on(place)
        finally:
            self.server.end(place)

    def _pass_on(self, place: Place) -> None:
        with socket.create_connection(place, timeout=30) as behind:
            behind.sendall(self.request.recv(A_PART))
            while part := behind.recv(A_PART):
                self.request.sendall(part)
