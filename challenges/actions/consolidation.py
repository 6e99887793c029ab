"""Join statements into challenges; every source is kept, and every join can be undone."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from accounts.models import User
from challenges.actions.challenges import start_challenge
from challenges.actions.designers import credit_designers
from challenges.actions.following import begin_following
from challenges.enums import ChallengeStatus, FollowCause
from challenges.lifecycle import STATEMENT
from challenges.messages import tell_statement_accepted
from challenges.models import Challenge, ChallengeSource, Statement, Theme
from challenges.rules import JOINS_STATEMENTS
from workflow.engine import TransitionDenied, perform, record, require


@transaction.atomic
def consolidate_statements(
    statements: Sequence[Statement], *, title: str, theme: Theme, by: User, at: datetime
) -> Challenge:
    """A new challenge that begins with the words of the first statement and credits all of them.

    Raises StaleTransition, and joins none, when somebody decided on one of them before.
    """
    _refuse_none(statements)
    locked = _lock(statements)
    first = locked[statements[0].pk]
    challenge = _drafted_from(first, title, theme, by, at)
    for statement in statements:
        accept_statement(locked[statement.pk], challenge, by=by, at=at)
    return challenge


@transaction.atomic
def accept_statements(
    statements: Sequence[Statement], challenge: Challenge, *, by: User, at: datetime
) -> None:
    """All of them into one existing challenge, or none."""
    _refuse_none(statements)
    locked = _lock(statements)
    for statement in statements:
        accept_statement(locked[statement.pk], challenge, by=by, at=at)


@transaction.atomic
def accept_statement(
    statement: Statement, challenge: Challenge, *, by: User, at: datetime
) -> ChallengeSource:
    """Link the statement to a challenge, accept it, credit its council and tell the author."""
    _lock([statement])
    source = _link(statement, challenge, by, at)
    event = perform(STATEMENT["accept"], statement, by=by, at=at, data={"challenge": challenge.pk})
    tell_statement_accepted(statement, challenge, event)
    return source


@transaction.atomic
def link_statement(
    statement: Statement, challenge: Challenge, *, by: User, at: datetime
) -> ChallengeSource:
    """Let an accepted statement feed a further challenge."""
    _lock([statement])
    return _link(statement, challenge, by, at)


@transaction.atomic
def detach_source(source: ChallengeSource, *, by: User, at: datetime) -> None:
    """Undo a join. A statement that feeds no challenge any more goes back to the queue."""
    statement = _lock([source.statement])[source.statement_id]
    _refuse_leaving_public_challenge_without_source(source)
    source.detached_at = at
    source.save(update_fields=["detached_at"])
    record(source.challenge, "detach", by=by, at=at, data={"statement": statement.reference})
    if not statement.sources.attached().exists():
        perform(STATEMENT["reopen"], statement, by=by, at=at)


def _refuse_none(statements: Sequence[Statement]) -> None:
    if not statements:
        raise TransitionDenied("Choose at least one statement in the queue.")


def _link(statement: Statement, challenge: Challenge, by: User, at: datetime) -> ChallengeSource:
    require(JOINS_STATEMENTS, challenge, by=by)
    if statement.sources.attached().filter(challenge=challenge).exists():
        raise TransitionDenied(f"{statement.reference} feeds this challenge already.")
    source = ChallengeSource.objects.create(
        challenge=challenge, statement=statement, linked_by=by, linked_at=at
    )
    if challenge.status == ChallengeStatus.DRAFT:
        credit_designers(challenge, statement)
    if statement.author:
        begin_following(challenge, statement.author, FollowCause.SOURCE, at=at)
    record(challenge, "join", by=by, at=at, data={"statement": statement.reference})
    return source


def _drafted_from(
    statement: Statement, title: str, theme: Theme, by: User, at: datetime
) -> Challenge:
    challenge = start_challenge(
        round=statement.round,
        theme=theme,
        title=title,
        question=statement.question,
        description=statement.challenge,
        why_it_matters=statement.why_it_matters,
        considerations=statement.considerations,
        service_area=statement.service_area,
        by=by,
        at=at,
    )
    challenge.kinds_of_ai.set(statement.kinds_of_ai.all())
    return challenge


def _lock(statements: Sequence[Statement]) -> dict[int, Statement]:
    """Always in the same order, so that two people joining the same statements cannot block each other."""
    rows = Statement.objects.select_for_update(of=("self",)).order_by("pk")
    return {row.pk: row for row in rows.filter(pk__in=[s.pk for s in statements])}


def _refuse_leaving_public_challenge_without_source(source: ChallengeSource) -> None:
    others = source.challenge.sources.attached().exclude(pk=source.pk)
    if source.challenge.is_public and not others.exists():
        raise TransitionDenied(
            "A public challenge keeps at least one statement. Unpublish it first, or join another one."
        )
