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
    if sys.stdout.isatty():
        _show(name, "…")
    try:
        yield lambda so_far: sys.stdout.isatty() and _show(name, so_far)
    except BaseException:
        say(f"\r  {name:<24} not finished")
        raise
    say("\r  {:<24} {:>6.1f} s{}".format(name, time.monotonic() - started, " " * 40))


def _show(name, so_far):
    print(f"\r  {name:<24} {so_far[:48]:<48}", end="", flush=True)
