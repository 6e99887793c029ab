"""State changes: data that says what may happen, and the one function that makes it happen."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import models, transaction

from workflow.models import Event
from workflow.permissions import ALLOWED, Permission, Verdict


@dataclass(frozen=True)
class StatusWords:
    """What one state is called: by the staff who work on it, by everybody else, and whose turn it is."""

    staff: str
    public: str
    owner: str
    tone: str = "grey"
    final: bool = False


@dataclass(frozen=True)
class Transition:
    """One arrow of a life cycle.

    `who` is None where only the portal itself moves the record (by a date, by a count).
    `guard(subject, at)` answers whether the record itself is ready for it.
    """

    name: str
    label: str
    sources: tuple[str, ...]
    target: str
    who: Permission | None
    reason_required: bool = False
    guard: Callable[[Any, datetime], Verdict] | None = None


class StaleTransition(Exception):
    """The record is no longer in a state this transition starts from: somebody was first."""

    def __init__(self, subject: Any, transition: Transition, last: Event | None) -> None:
        self.subject, self.transition, self.last = subject, transition, last
        super().__init__(f"{transition.name}: {subject} is already {subject.status}")


class TransitionDenied(Exception):
    """This person may not do this, or the record is not ready; `reason` is a sentence for them."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(reason)


class Lifecycle:
    """All states of one model and the transitions between them. Registers itself by model label."""

    registry: dict[str, "Lifecycle"] = {}

    def __init__(
        self,
        label: str,
        *,
        title: str,
        initial: str,
        words: Mapping[str, StatusWords],
        transitions: Iterable[Transition],
    ) -> None:
        self.label, self.title, self.initial = label, title, initial
        self.words = dict(words)
        self.transitions = {t.name: t for t in transitions}
        Lifecycle.registry[label] = self

    def __getitem__(self, name: str) -> Transition:
        return self.transitions[name]

    def available(self, subject: Any, user: Any, at: datetime) -> list[Transition]:
        """The transitions this person may start now: what the buttons of a page are made from.

        Each permission and each guard is asked once, however many transitions share it.
        """
        possible = [t for t in self.transitions.values() if t.who and subject.status in t.sources]
        allowed = {who: who.check(user, subject) for who in {t.who for t in possible} if who}
        started = [t for t in possible if t.who and allowed[t.who]]
        ready = {guard: guard(subject, at) for guard in {t.guard for t in started} if guard}
        return [t for t in started if t.guard is None or ready[t.guard]]

    @staticmethod
    def of(subject: models.Model) -> "Lifecycle":
        return Lifecycle.registry[subject._meta.label_lower]


def verdict_on(transition: Transition, subject: Any, by: Any, at: datetime) -> Verdict:
    """Whether this person may, and whether the record is ready; `by` None is the portal itself."""
    if by is not None and transition.who is None:
        return Verdict(False, "The portal does this by itself.")
    if by is not None and transition.who is not None:
        verdict = transition.who.check(by, subject)
        if not verdict:
            return verdict
    return transition.guard(subject, at) if transition.guard else ALLOWED


@transaction.atomic
def perform(
    transition: Transition,
    subject: Any,
    *,
    by: Any,
    at: datetime,
    reason: str = "",
    data: dict[str, Any] | None = None,
    **changes: Any,
) -> Event:
    """Lock the row, check it, save it, record it. `changes` are fields set together with the status.

    Raises StaleTransition when somebody was first, TransitionDenied when it is not allowed.
    """
    locked = _lock(subject)
    if locked.status not in transition.sources:
        raise StaleTransition(locked, transition, Event.objects.about(subject).last())
    _check(transition, locked, by, at, reason)
    before = locked.status
    _save(locked, subject, {**changes, "status": transition.target})
    return record(
        subject,
        transition.name,
        by=by,
        at=at,
        reason=reason,
        data=data,
        moved=(before, transition.target),
    )


def record(
    subject: models.Model,
    name: str,
    *,
    by: Any,
    at: datetime,
    reason: str = "",
    data: dict[str, Any] | None = None,
    moved: tuple[str, str] = ("", ""),
) -> Event:
    """Write one line of the log; also for things that happen to a record without moving it."""
    return Event.objects.create(
        at=at,
        by=by,
        subject_type=subject._meta.label_lower,
        subject_id=subject.pk,
        name=name,
        from_status=moved[0],
        to_status=moved[1],
        reason=reason,
        data=data or {},
    )


def record_each(
    subjects: Iterable[models.Model], name: str, *, by: Any, at: datetime, moved: tuple[str, str]
) -> None:
    """The same line for each of many records of one model, written at once."""
    Event.objects.bulk_create(
        Event(
            at=at,
            by=by,
            subject_type=subject._meta.label_lower,
            subject_id=subject.pk,
            name=name,
            from_status=moved[0],
            to_status=moved[1],
        )
        for subject in subjects
    )


def require(permission: Permission, subject: Any, *, by: Any) -> None:
    """For a change that moves no status. Raises TransitionDenied with the reason."""
    verdict = permission.check(by, subject)
    if not verdict:
        raise TransitionDenied(verdict.reason)


def _lock(subject: Any) -> Any:
    return type(subject)._base_manager.select_for_update(of=("self",)).get(pk=subject.pk)


def _check(transition: Transition, locked: Any, by: Any, at: datetime, reason: str) -> None:
    verdict = verdict_on(transition, locked, by, at)
    if not verdict:
        raise TransitionDenied(verdict.reason)
    if transition.reason_required and not reason.strip():
        raise TransitionDenied("Give a reason.")


def _save(locked: Any, subject: Any, changes: dict[str, Any]) -> None:
    for target in (locked, subject):
        for field, value in changes.items():
            setattr(target, field, value)
    locked.save(update_fields=list(changes))
