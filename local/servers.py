"""The embedded servers that this process needs: those the environment does not name."""

import os


def ensure_missing() -> None:
    # Imported late: a machine with real servers has neither wheel and needs neither module.
    if not os.environ.get("DATABASE_URL"):
        from local import postgres

        postgres.ensure()
    if not os.environ.get("REDIS_URL"):
        from local import broker

        broker.ensure()


def stop() -> None:
    if not os.environ.get("DATABASE_URL"):
        from local import postgres

        postgres.stop()
    if not os.environ.get("REDIS_URL"):
        from local import broker

        broker.stop()
