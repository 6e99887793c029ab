"""The engine: ends what is due, batch by batch, and writes down how much, never of whom."""

from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from datetime import datetime

from django.db import transaction

from accounts.models import RetentionCertificate, User
from accounts.privacy.mapping import load
from accounts.privacy.retention.rules import Rows, Rule
from workflow.engine import record

BATCH = 500


@dataclass(frozen=True)
class Line:
    """What one rule found due, with the period it went by."""

    rule: str
    what: str
    then: str
    days: int
    number: int


def rules() -> list[Rule]:
    """Those of every app, in the order of the map of personal data."""
    return [rule for purpose in load() for rule in purpose.rules]


def look(at: datetime) -> Iterator[Line]:
    """How much is due, rule by rule; nothing is changed."""
    for rule in rules():
        yield _line(rule, rule.due_at(at).count())


def apply_rules(
    *, by: User | None, at: datetime, told: Callable[[Line], None] = lambda line: None
) -> RetentionCertificate:
    """End what is due. Stopped halfway, what was ended stays ended and the next run goes on.

    `told` hears of each rule when it is through.
    """
    lines = []
    for rule in rules():
        line = _line(rule, _end_all(rule, at))
        lines.append(line)
        told(line)
    return _certify(lines, by=by, at=at)


def _line(rule: Rule, number: int) -> Line:
    return Line(rule.name, rule.what, rule.then, rule.days, number)


def _end_all(rule: Rule, at: datetime) -> int:
    """In the order of their numbers, so that what a rule leaves alone is met once."""
    due, ended, last = rule.due_at(at).order_by("pk"), 0, 0
    while pks := _next(due.filter(pk__gt=last)):
        ended += _end(rule, due, pks, at)
        last = pks[-1]
    return ended


def _next(due: Rows) -> list[int]:
    return list(due.values_list("pk", flat=True)[:BATCH])


@transaction.atomic
def _end(rule: Rule, due: Rows, pks: list[int], at: datetime) -> int:
    """Rows that somebody holds just now wait for the next run."""
    free = due.filter(pk__in=pks).select_for_update(of=("self",), skip_locked=True)
    held = list(free.values_list("pk", flat=True))
    ended = rule.end(due.model._base_manager.filter(pk__in=held), at)
    return len(held) if ended is None else ended


@transaction.atomic
def _certify(lines: list[Line], *, by: User | None, at: datetime) -> RetentionCertificate:
    certificate = RetentionCertificate.objects.create(
        at=at, by=by, lines=[asdict(line) for line in lines]
    )
    counted = {line.rule: line.number for line in lines if line.number}
    record(certificate, "apply_retention", by=by, at=at, data=counted)
    return certificate
