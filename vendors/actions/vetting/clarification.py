"""Questions to the vendor during vetting; each answer becomes part of the file."""

from datetime import date, datetime

from django.db import transaction
from django.utils.timezone import localdate

from accounts.models import User
from challenges.actions.contacts import note_contact
from challenges.enums import ContactKind
from vendors.enums import ANSWERED_DURING, ClarificationStatus, ResponseStatus, SolutionStatus
from vendors.lifecycle import ASKS, CLARIFICATION, SOLUTION
from vendors.messages import clarifications as messages
from vendors.models import Clarification, Criterion, Response, SolutionVersion
from vendors.rules import VETS
from workflow.engine import TransitionDenied, perform, record, require

STANDING = (ResponseStatus.OFFERED, ResponseStatus.SHORTLISTED, ResponseStatus.RESERVE)


@transaction.atomic
def ask_clarification(
    version: SolutionVersion,
    *,
    question: str,
    due_on: date,
    by: User,
    at: datetime,
    criterion: Criterion | None = None,
    follows: Clarification | None = None,
) -> Clarification:
    """Ask the vendor; vetting, or the decision, waits for the answer.

    `follows` is any question of the thread this one carries on. Raises TransitionDenied for a due
    date gone by, and while the question it follows is still open.
    """
    _check_due(due_on, at)
    _check_thread(version, follows)
    _let_vetting_wait(version, question, by, at)
    clarification = Clarification.objects.create(
        version=version,
        criterion=follows.criterion if follows else criterion,
        follows=(follows.follows or follows) if follows else None,
        question=question,
        asked_by=by,
        asked_at=at,
        due_on=due_on,
    )
    record(clarification, "ask", by=by, at=at)
    _log(clarification, ContactKind.CLARIFICATION, question, by, at)
    messages.clarification_asked(clarification, at=at)
    return clarification


@transaction.atomic
def answer_clarification(
    clarification: Clarification, *, answer: str, by: User, at: datetime
) -> None:
    """The vendor answers in time; vetting goes on when nothing else is open."""
    if not answer.strip():
        raise TransitionDenied("Write an answer.")
    version = _lock(clarification.version)
    perform(
        CLARIFICATION["answer"],
        clarification,
        by=by,
        at=at,
        answer=answer.strip(),
        answered_by=by,
        answered_at=at,
    )
    _go_on("answer_clarification", version, by, at)
    _log(clarification, ContactKind.CLARIFIED, answer.strip(), by, at)
    messages.clarification_answered(clarification, at=at)


@transaction.atomic
def extend_clarification(
    clarification: Clarification, *, due_on: date, reason: str, by: User, at: datetime
) -> None:
    """More time to answer, also when it has run out. The log keeps both days and the reason."""
    require(ASKS, clarification, by=by)
    _lock(clarification.version)
    locked = Clarification.objects.select_for_update(of=("self",)).get(pk=clarification.pk)
    _check_extension(locked, due_on, reason, at)
    days = {"from": locked.due_on.isoformat(), "to": due_on.isoformat()}
    locked.due_on = clarification.due_on = due_on
    locked.save(update_fields=["due_on"])
    record(clarification, "extend", by=by, at=at, reason=reason.strip(), data=days)
    messages.clarification_extended(clarification, reason=reason.strip(), at=at)


@transaction.atomic
def close_clarification(
    clarification: Clarification, *, reason: str, by: User, at: datetime
) -> None:
    """Go on without an answer, and say why; what assessors read is what is there."""
    version = _lock(clarification.version)
    perform(CLARIFICATION["close"], clarification, by=by, at=at, reason=reason)
    _go_on("go_on", version, by, at)
    messages.clarification_closed(clarification, reason=reason.strip(), at=at)


def _check_due(due_on: date, at: datetime) -> None:
    if due_on <= localdate(at):
        raise TransitionDenied("Give the vendor at least until tomorrow.")


def _check_thread(version: SolutionVersion, follows: Clarification | None) -> None:
    if follows is None:
        return
    if follows.version_id != version.pk:
        raise TransitionDenied("That question is about another solution.")
    if follows.status == ClarificationStatus.ASKED:
        raise TransitionDenied("Wait for the answer before you follow it up.")


def _check_extension(locked: Clarification, due_on: date, reason: str, at: datetime) -> None:
    if locked.status != ClarificationStatus.ASKED:
        raise TransitionDenied("This question is no longer open.")
    if due_on <= locked.due_on:
        raise TransitionDenied("Choose a day after the one that stands.")
    _check_due(due_on, at)
    if not reason.strip():
        raise TransitionDenied("Give a reason.")


def _let_vetting_wait(version: SolutionVersion, question: str, by: User, at: datetime) -> None:
    """A further question, or one of the meeting, leaves the state as it is."""
    if _lock(version).status not in ANSWERED_DURING:
        perform(SOLUTION["ask_clarification"], version, by=by, at=at, reason=question)
        return
    require(VETS, version, by=by)
    record(version, "ask_clarification", by=by, at=at, reason=question)


def _go_on(transition: str, version: SolutionVersion, by: User, at: datetime) -> None:
    waits = version.clarifications.filter(status=ClarificationStatus.ASKED).exists()
    if version.status == SolutionStatus.CLARIFICATION and not waits:
        perform(SOLUTION[transition], version, by=by, at=at)


def _lock(version: SolutionVersion) -> SolutionVersion:
    """Always before its questions."""
    locked = SolutionVersion.objects.select_for_update(of=("self",))
    return locked.select_related("solution__vendor", "round").get(pk=version.pk)


def _log(
    clarification: Clarification, kind: ContactKind, text: str, by: User, at: datetime
) -> None:
    """Into the contact log of each challenge the solution was offered for; without one it is about none."""
    solution = clarification.version.solution
    for response in Response.objects.filter(solution=solution, status__in=STANDING).order_by("pk"):
        note_contact(
            response.challenge,
            vendor=solution.vendor,
            kind=kind,
            subject=f"{kind.label}: {solution}",
            text=text,
            by=by,
            at=at,
        )
