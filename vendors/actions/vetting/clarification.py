"""A question to the vendor in the middle of vetting; its answer becomes part of the file."""

from datetime import date, datetime

from django.db import transaction
from django.utils.timezone import localdate

from accounts.models import User
from challenges.actions.contacts import note_contact
from challenges.enums import ContactKind
from vendors.enums import ResponseStatus
from vendors.lifecycle import CLARIFICATION, SOLUTION
from vendors.messages import vetting as messages
from vendors.models import Clarification, Criterion, Response, SolutionVersion
from workflow.engine import TransitionDenied, perform, record

STANDING = (ResponseStatus.OFFERED, ResponseStatus.SHORTLISTED)


@transaction.atomic
def ask_clarification(
    version: SolutionVersion,
    *,
    question: str,
    due_on: date,
    by: User,
    at: datetime,
    criterion: Criterion | None = None,
) -> Clarification:
    """Ask the vendor; vetting waits for the answer. Raises TransitionDenied for a due date gone by."""
    if due_on <= localdate(at):
        raise TransitionDenied("Give the vendor at least until tomorrow.")
    perform(SOLUTION["ask_clarification"], version, by=by, at=at, reason=question)
    clarification = Clarification.objects.create(
        version=version,
        criterion=criterion,
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
    """The vendor answers, and vetting goes on."""
    if not answer.strip():
        raise TransitionDenied("Write an answer.")
    perform(
        CLARIFICATION["answer"],
        clarification,
        by=by,
        at=at,
        answer=answer.strip(),
        answered_by=by,
        answered_at=at,
    )
    perform(SOLUTION["answer_clarification"], clarification.version, by=by, at=at)
    _log(clarification, ContactKind.CLARIFIED, answer.strip(), by, at)
    messages.clarification_answered(clarification, at=at)


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
