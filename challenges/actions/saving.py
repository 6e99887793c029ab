"""Keep the answers of one page, unless somebody else changed them since the page was opened."""

from datetime import datetime
from typing import Any

from accounts.models import User
from challenges.answers import Answers, answers_of, fingerprint


class EditedMeanwhile(Exception):
    """Somebody saved other answers since the page was opened. `kept` is what the record holds now."""

    def __init__(
        self, subject: Any, kept: dict[str, Any], by: User | None, at: datetime | None
    ) -> None:
        self.kept, self.by, self.at = kept, by, at
        self.fingerprint = fingerprint(kept)
        super().__init__(f"{subject} was saved by somebody else")


def keep_answers(
    locked: Any, answers: Answers, *, by: User | None, at: datetime, seen: str | None = None
) -> None:
    """Save onto a row the caller has locked. `seen` is the fingerprint of the answers the page showed.

    Raises EditedMeanwhile when the record changed since, unless it changed to the very same answers.
    """
    _refuse_overwriting(locked, answers, seen)
    fields = _set_fields(locked, answers)
    locked.saved_at, locked.saved_by = at, by
    locked.save(update_fields=[*fields, "saved_at", "saved_by"])
    for name in answers.keys() - fields:
        getattr(locked, name).set(answers[name])


def _set_fields(locked: Any, answers: Answers) -> set[str]:
    """Set what is a column of the record itself; names of lists are left out."""
    fields = {name for name in answers if not locked._meta.get_field(name).many_to_many}
    for name in fields:
        setattr(locked, name, answers[name])
    return fields


def _refuse_overwriting(locked: Any, answers: Answers, seen: str | None) -> None:
    if seen is None:
        return
    kept = answers_of(locked, answers)
    if fingerprint(kept) not in (seen, fingerprint(answers)):
        raise EditedMeanwhile(locked, kept, locked.saved_by, locked.saved_at)
