"""Put other words in the place of the portal's own, or bring those back."""

import hashlib
from datetime import datetime

from django.db import IntegrityError, transaction

from accounts.models import User
from accounts.permissions import LGA_ADMINISTRATOR
from notifications.actions.outbox import queue_message
from notifications.models import Wording
from notifications.queries.wordings import forget_words, newest_wording
from notifications.wordings.templates import Words, with_examples
from workflow.afterwards import after_commit
from workflow.engine import TransitionDenied, record, require

OWN = Words("", "")


def change_wording(kind: str, words: Words, *, since: int, by: User, at: datetime) -> Wording:
    """`since` is the version whose words were changed; 0 where there was none.

    Raises TransitionDenied where somebody else was faster, so that nobody's words are lost unseen.
    """
    return _write(kind, words, "change_wording", since=since, by=by, at=at)


def return_to_own_words(kind: str, *, since: int, by: User, at: datetime) -> Wording:
    return _write(kind, OWN, "return_to_own_words", since=since, by=by, at=at)


def send_test(kind: str, words: Words, *, by: User, at: datetime) -> None:
    """To whoever tries the words, with examples filled in. Pressed twice within a minute it goes once."""
    require(LGA_ADMINISTRATOR, None, by=by)
    shown = with_examples(words, kind)
    words_known_by = hashlib.sha256(f"{shown.subject}\n{shown.body}".encode()).hexdigest()[:16]
    queue_message(
        to=by,
        kind="wording_test",
        key=f"{kind}:{words_known_by}:{at:%Y-%m-%dT%H:%M}",
        at=at,
        words=shown,
    )


@transaction.atomic
def _write(kind: str, words: Words, act: str, *, since: int, by: User, at: datetime) -> Wording:
    require(LGA_ADMINISTRATOR, None, by=by)
    newest = newest_wording(kind)
    if since != (newest.number if newest else 0):
        raise _overtaken(newest)
    wording = _next(kind, words, since, by, at)
    record(wording, act, by=by, at=at, data={"kind": kind, "version": wording.number})
    after_commit(forget_words)
    return wording


def _next(kind: str, words: Words, since: int, by: User, at: datetime) -> Wording:
    try:
        with transaction.atomic():
            return Wording.objects.create(
                kind=kind, number=since + 1, subject=words.subject, body=words.body, by=by, at=at
            )
    except IntegrityError:
        raise _overtaken(newest_wording(kind)) from None


def _overtaken(newest: Wording | None) -> TransitionDenied:
    who = newest.by if newest else "Somebody"
    return TransitionDenied(
        f"{who} changed these words while you wrote. Yours are kept below. Open the page anew "
        "in a second window, read what changed, and put both together there."
    )
