"""Workers, replaced in turn while mail goes out: each ends what it has begun."""

import time
from itertools import cycle, islice

from tests.faults.processes import Workers
from tests.faults.trial import Size, Trial


class Replacing(Trial):
    """`size.kills` is how often a worker is replaced, one after the other."""

    def _break_things(self, workers: Workers) -> None:
        for place in islice(cycle(range(self.size.workers)), self.size.kills):
            time.sleep(self.size.between_kills)
            workers.replace(place)


def size(messages: int, times: int, workers: int) -> Size:
    return Size(
        messages=messages,
        a_second=60,
        kills=times,
        between_kills=1,
        broker_away=0,
        patience=5,
        workers=workers,
        has_beat=False,
    )
