"""What `make` says while it works: one line a step, with the time it took."""

import sys
import time
from contextlib import contextmanager


def say(text):
    print(text, flush=True)


def stop_with(message):
    """End with a message for a person instead of a trace."""
    say("\n" + message)
    sys.exit(1)


@contextmanager
def step(name):
    """Yields a function that shows how far the step has come, where a terminal can show it."""
    started = time.monotonic()
    _show(name, "…" if sys.stdout.isatty() else "")
    try:
        yield lambda so_far: sys.stdout.isatty() and _show(name, so_far)
    except BaseException:
        _finish(name, "not finished")
        raise
    _finish(name, f"{time.monotonic() - started:6.1f} s")


def _show(name, so_far):
    line = "\r  {:<24} {:<48}" if sys.stdout.isatty() else "  {:<24} {}"
    print(line.format(name, so_far[:48]), end="", flush=True)


def _finish(name, outcome):
    say(f"\r  {name:<24} {outcome:<48}" if sys.stdout.isatty() else outcome.strip())
