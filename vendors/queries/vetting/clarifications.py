"""Questions to a vendor and their answers, as threads, and by the calendar."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, QuerySet, prefetch_related_objects

from vendors.models import Clarification, SolutionVersion
from vendors.working_days import working_days_after
from workflow.models import Event

# Working days before the day an answer is due.
REMINDED_BEFORE = 2


@dataclass(frozen=True)
class Question:
    """One question of a thread, and what staff noted about it: more time, or on without an answer."""

    clarification: Clarification
    notes: list[Event]


def with_questions(version: SolutionVersion) -> SolutionVersion:
    """Its questions read once, for the page and for every rule that asks about them."""
    questions = Clarification.objects.select_related("criterion").order_by("pk")
    prefetch_related_objects([version], Prefetch("clarifications", questions))
    return version


def threads_of(version: SolutionVersion) -> list[list[Question]]:
    """A question with its follow-ups, in the order they were asked; the threads by their first."""
    questions = sorted(version.clarifications.all(), key=lambda one: one.pk)
    notes = _notes_on(questions)
    threads: dict[int, list[Question]] = defaultdict(list)
    for one in questions:
        threads[one.follows_id or one.pk].append(Question(one, notes[one.pk]))
    return list(threads.values())


def questions_due(day: date) -> QuerySet[Clarification]:
    """Open questions whose vendor is to be reminded on this day or was to be before."""
    until = working_days_after(day, REMINDED_BEFORE)
    return _waiting().filter(due_on__gte=day, due_on__lte=until)


def questions_overdue(day: date) -> QuerySet[Clarification]:
    return _waiting().filter(due_on__lt=day)


def _waiting() -> QuerySet[Clarification]:
    waiting = Clarification.objects.waiting().select_related("version__solution__vendor")
    return waiting.order_by("due_on", "pk")


def _notes_on(questions: Iterable[Clarification]) -> dict[int, list[Event]]:
    """No query where nothing was asked."""
    notes: dict[int, list[Event]] = defaultdict(list)
    pks = [one.pk for one in questions]
    about = Event.objects.filter(
        subject_type=Clarification._meta.label_lower,
        subject_id__in=pks,
        name__in=["extend", "close"],
    )
    for event in about.order_by("at", "pk") if pks else ():
        notes[event.subject_id].append(event)
    return notes
