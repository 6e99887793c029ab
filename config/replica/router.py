"""Where the queries of this request go: to the primary, unless a public page is being read."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.db import DEFAULT_DB_ALIAS

from config.replica.database import NAME

_read_from: ContextVar[str] = ContextVar("read_from", default=DEFAULT_DB_ALIAS)


class PublicReads:
    """For DATABASE_ROUTERS. Whoever writes reads from the primary from then on."""

    def db_for_read(self, model: Any, **_: Any) -> str:
        return _read_from.get()

    def db_for_write(self, model: Any, **_: Any) -> str:
        read_from_primary()
        return DEFAULT_DB_ALIAS

    def allow_relation(self, *_: Any, **__: Any) -> bool:
        return True

    def allow_migrate(self, db: str, *_: Any, **__: Any) -> bool:
        return db != NAME


def read_from_replica() -> None:
    _read_from.set(NAME)


def read_from_primary() -> None:
    _read_from.set(DEFAULT_DB_ALIAS)


def reads_from_replica() -> bool:
    return _read_from.get() == NAME


@contextmanager
def one_request() -> Iterator[None]:
    """What is chosen within holds within."""
    before = _read_from.set(DEFAULT_DB_ALIAS)
    try:
        yield
    finally:
        _read_from.reset(before)
