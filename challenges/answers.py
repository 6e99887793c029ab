"""The answers of one page of a form, read from a record: to fill the form in, and to notice a change."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from typing import Any

from django.db import models

Answers = Mapping[str, Any]


def answers_of(subject: models.Model, names: Iterable[str]) -> dict[str, Any]:
    return {name: _answer(subject, name) for name in names}


def fingerprint(answers: Answers) -> str:
    """The same for the same answers, whoever gave them; carried in a form to notice a change."""
    comparable = {name: _comparable(answer) for name, answer in sorted(answers.items())}
    return hashlib.sha256(json.dumps(comparable).encode()).hexdigest()[:20]


def shown(answer: Any) -> str:
    """An answer as text to read."""
    if isinstance(answer, list | tuple | models.QuerySet):
        return ", ".join(str(item) for item in answer)
    return "" if answer is None else str(answer)


def _answer(subject: models.Model, name: str) -> Any:
    if subject._meta.get_field(name).many_to_many:
        return list(getattr(subject, name).order_by("position", "pk"))
    return getattr(subject, name)


def _comparable(answer: Any) -> Any:
    if isinstance(answer, models.Model):
        return answer.pk
    if isinstance(answer, list | tuple | models.QuerySet):
        return sorted((_comparable(item) for item in answer), key=str)
    return answer or None
