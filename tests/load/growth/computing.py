"""How long processes kept a processor busy, as Linux counts it."""

import os
from pathlib import Path

A_SECOND = os.sysconf("SC_CLK_TCK")
# Of /proc/PID/stat (proc_pid_stat(5)), counted after the name, which may hold anything.
GROUP, IN_PROGRAM, IN_KERNEL = 2, 11, 12


def seconds_computed(group: int) -> float:
    """By all processes of this group that are alive."""
    return sum(_ticks(group, path) for path in Path("/proc").glob("[0-9]*/stat")) / A_SECOND


def _ticks(group: int, path: Path) -> int:
    try:
        facts = path.read_text().rpartition(")")[2].split()
    except (FileNotFoundError, ProcessLookupError):  # it ended meanwhile
        return 0
    of_it = int(facts[GROUP]) == group
    return int(facts[IN_PROGRAM]) + int(facts[IN_KERNEL]) if of_it else 0
