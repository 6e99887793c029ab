"""Two people writing at once: the second is told, and overwrites nothing unknowingly."""

from django.db import models

from challenges.answers import Answers, fingerprint
from workflow.engine import TransitionDenied
from workflow.models import Event


class SavedMeanwhile(TransitionDenied):
    """Somebody saved other words since the form was opened; `fingerprint` is of what stands there now."""

    def __init__(self, subject: models.Model, kept: str) -> None:
        self.fingerprint = kept
        last = Event.objects.about(subject).last()
        who = last.by if last and last.by else "Somebody"
        super().__init__(
            f"{who} changed this while you were writing. Look at it in another window."
            " What you typed is still here: saving again replaces what they wrote."
        )


def refuse_overwriting(subject: models.Model, kept: Answers, seen: str) -> None:
    """`seen` is the fingerprint of what the form showed; empty where nobody was shown anything."""
    now = fingerprint(kept)
    if seen and seen != now:
        raise SavedMeanwhile(subject, now)
