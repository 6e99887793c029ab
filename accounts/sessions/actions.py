from datetime import datetime

from django.db import transaction

from accounts.models import Session, User
from accounts.sessions.store import SessionStore
from workflow.engine import record


@transaction.atomic
def end_session(session: Session, *, by: User, at: datetime) -> None:
    """Sign one browser out. Its next request comes from nobody."""
    record(session.user, "end_session", by=by, at=at, data={"device": session.device})
    _delete([session.session_key])


@transaction.atomic
def end_sessions(user: User, *, besides: str | None = None, by: User | None, at: datetime) -> int:
    """Sign somebody out everywhere, but for the browser with the key `besides`; how many there were.

    A request that reads its session in the very moment may be answered still, for a minute at most:
    by then it has to note its use, and there is no row to note it in.
    """
    rows = Session.objects.filter(user=user).exclude(session_key=besides or "")
    keys = list(rows.values_list("session_key", flat=True))
    if keys:
        record(user, "end_sessions", by=by, at=at, data={"sessions": len(keys)})
        _delete(keys)
    return len(keys)


def _delete(keys: list[str]) -> None:
    """The copies in the cache go when nobody can read the rows any more."""
    Session.objects.filter(session_key__in=keys).delete()
    transaction.on_commit(lambda: SessionStore.forget_copies(keys))
