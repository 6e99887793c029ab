"""When a session began, when it was used last, and whether it has ended. Seconds since 1970."""

import time
from typing import Any

from accounts.sessions.limits import Limits, in_words

STARTED, SEEN = "started", "seen"
NOTED_EVERY = 60  # seconds: each note is a write


def begin(session: Any) -> None:
    session[STARTED] = session[SEEN] = time.time()


def note_use(session: Any) -> bool:
    """Whether it was noted: once a minute."""
    if time.time() - session[SEEN] < NOTED_EVERY:
        return False
    session[SEEN] = time.time()
    return True


def why_ended(session: Any, limits: Limits) -> str:
    """What to tell somebody whose time is over; empty while it is not."""
    if STARTED not in session:
        return "your session is from before a change here"
    now = time.time()
    if now - session[STARTED] >= limits.whole.total_seconds():
        return f"it was {in_words(limits.whole)} since you signed in"
    if now - session[SEEN] >= limits.idle.total_seconds():
        return f"nothing happened here for {in_words(limits.idle)}"
    return ""
