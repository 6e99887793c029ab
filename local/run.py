"""`make run`: everything the site needs on this machine, until Ctrl-C."""

import os
import signal
import sys
from collections.abc import Callable
from typing import NoReturn

from django.conf import settings

from local import servers
from local.place import state
from local.preparation import prepare
from local.processes import Crew, ProcessEnded
from local.progress import say, step, stop_with
from local.web import SiteSilent, is_port_free, wait_until_served

# Holds the text encoder and answers questions with it, one after another: see matching/embedding/asking.py.
WORKER = ["--concurrency", "2", "--queues", "celery,scans"]
EMBEDDER = ["--hostname", "embedder@%h", "--queues", "questions", "--pool", "threads"]
EMBEDDER += ["--concurrency", "1"]
STOP_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


def main() -> None:
    port = int(os.environ.get("PORT", "8000"))
    if not is_port_free(port):
        stop_with(f"Port {port} is taken. Choose another: PORT={port + 1} make run")
    _set_environment(port)
    _on_stop_signals(_interrupt)
    sys.exit(_serve_until_stopped(port))


def _serve_until_stopped(port: int) -> int:
    crew = Crew(state() / "log")
    try:
        serve(crew, port)
    except KeyboardInterrupt:
        say("\nStopping …")
        return 0
    except (ProcessEnded, SiteSilent) as failure:
        say(f"\n{failure}")
        return 1
    finally:
        _on_stop_signals(signal.SIG_IGN)
        crew.stop()
        servers.stop()
        say("Stopped. The data stays: make run starts again, make reset wipes it.")


def serve(crew: Crew, port: int) -> NoReturn:
    with step("Database and broker"):
        servers.ensure_missing()
    sign_ins = prepare()
    with step("Web, workers and beat"):
        _start(crew, port)
        wait_until_served(port, crew)
    say(_welcome(port, sign_ins))
    crew.watch()


def _start(crew: Crew, port: int) -> None:
    web = ["gunicorn", "config.wsgi", "--bind", f"127.0.0.1:{port}", "--no-control-socket"]
    web += ["--limit-request-line", "8190"]
    web += ["--workers", "2", "--threads", "4"]
    celery = ["celery", "-A", "config", "--quiet"]
    crew.start("web", [*web, "--reload"] if settings.DEBUG else web)
    crew.start("worker", [*celery, "worker", *WORKER, "--loglevel", "INFO"])
    crew.start("embedder", [*celery, "worker", *EMBEDDER, "--loglevel", "WARNING"])
    crew.start("beat", [*celery, "beat", "--loglevel", "WARNING"])


def _set_environment(port: int) -> None:
    """The second factor is off here, and only here, so that the demonstration can be signed in to."""
    os.environ.update(
        PORT=str(port), LOCAL="true", DJANGO_SETTINGS_MODULE="config.settings", PYTHONUNBUFFERED="1"
    )
    os.environ.setdefault("SECOND_FACTOR_FOR", "nobody")


def _welcome(port: int, sign_ins: str) -> str:
    mail = "Mail goes to .local/mail, logs to .local/log. Ctrl-C stops everything."
    return f"\nReady: http://127.0.0.1:{port}\n\n{sign_ins}\n{mail}"


def _on_stop_signals(handler: Callable[..., object] | signal.Handlers) -> None:
    for number in STOP_SIGNALS:
        signal.signal(number, handler)


def _interrupt(*_: object) -> NoReturn:
    raise KeyboardInterrupt


if __name__ == "__main__":
    main()
