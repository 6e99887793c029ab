"""Join statements into challenges; every source is kept, and every join can be undone."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import F, Max, Q

from accounts.models import User
from challenges.actions.challenges import start_challenge
from challenges.actions.collation.carrying import carry_again
from challenges.actions.collation.credit import credit_designers, take_credit_away
from challenges.actions.collation.recording import lock_challenges
from challenges.actions.designers import listed_designers, publish_designers
from challenges.actions.following import begin_following, take_following_back
from challenges.actions.objections import uphold_by_undoing
from challenges.enums import ActKind, ChallengeStatus, FollowCause, StatementStatus
from challenges.lifecycle import STATEMENT
from challenges.messages import tell_statement_detached, tell_statements_joined
from challenges.models import Act, Challenge, ChallengeSource, Statement, Theme
from challenges.rules import JOINS_STATEMENTS
from workflow.engine import TransitionDenied, perform, record, require
from workflow.models import Event


@transaction.atomic
def consolidate_statements(
    waiting: Sequence[Statement],
    accepted: Sequence[Statement] = (),
    *,
    title: str,
    theme: Theme,
    by: User,
    at: datetime,
) -> Challenge:
    """A new challenge that begins with the words of the first statement and credits all of them.

    Those accepted before go on feeding what they fed. Raises StaleTransition, and joins none, when
    somebody decided on one that waited.
    """
    _refuse_none([*waiting, *accepted])
    first = _lock([*waiting, *accepted])[[*waiting, *accepted][0].pk]
    challenge = _drafted_from(first, title, theme, by, at)
    place_statements(waiting, accepted, challenge, by=by, at=at)
    return challenge


@transaction.atomic
def accept_statements(
    statements: Sequence[Statement], challenge: Challenge, *, by: User, at: datetime
) -> None:
    """All of them into one existing challenge, or none. Each author is told once."""
    _refuse_none(statements)
    challenge = lock_challenges([challenge])[challenge.pk]
    locked = _lock(statements)
    _accept([locked[statement.pk] for statement in statements], challenge, by, at)


@transaction.atomic
def place_statements(
    waiting: Sequence[Statement],
    accepted: Sequence[Statement],
    challenge: Challenge,
    *,
    by: User,
    at: datetime,
) -> None:
    """Accept the first and let the others feed one challenge more; all or none, each author told once.

    Raises StaleTransition when somebody decided meanwhile on one that waited.
    """
    _refuse_none([*waiting, *accepted])
    challenge = lock_challenges([challenge])[challenge.pk]
    locked = _lock([*waiting, *accepted])
    for statement in waiting:
        _, event = _accept_one(locked[statement.pk], challenge, by, at)
    for statement in accepted:
        _, event = _link_again(locked[statement.pk], challenge, by, at)
    tell_statements_joined([*waiting, *accepted], challenge, event)


@transaction.atomic
def accept_statement(
    statement: Statement, challenge: Challenge, *, by: User, at: datetime
) -> ChallengeSource:
    """Link the statement to a challenge, accept it, credit its council and tell the author."""
    challenge = lock_challenges([challenge])[challenge.pk]
    _lock([statement])
    return _accept([statement], challenge, by, at)[0]


@transaction.atomic
def link_statement(
    statement: Statement, challenge: Challenge, *, by: User, at: datetime
) -> ChallengeSource:
    """Let an accepted statement feed a further challenge."""
    challenge = lock_challenges([challenge])[challenge.pk]
    locked = _lock([statement])[statement.pk]
    source, event = _link_again(locked, challenge, by, at)
    tell_statements_joined([statement], challenge, event)
    return source


@transaction.atomic
def detach_source(source: ChallengeSource, *, by: User, at: datetime) -> None:
    """Undo a join. A statement that feeds no challenge any more goes back to the queue.

    Out of a challenge that others were merged into, it goes out of those as well. The credit it gave
    goes with it. Safe to ask for twice.
    """
    lock_challenges(Challenge.objects.family_of(source.challenge))
    statement = _lock([source.statement])[source.statement_id]
    rows = _rows_in_family(source)
    _refuse_leaving_public_challenge_without_source(rows)
    for row in rows:
        _detach(row, statement, by, at)
    if rows and not statement.sources.attached().exists():
        perform(STATEMENT["reopen"], statement, by=by, at=at)


def _detach(source: ChallengeSource, statement: Statement, by: User, at: datetime) -> None:
    challenge = source.challenge
    before = listed_designers(challenge)
    source.detached_at = at
    source.save(update_fields=["detached_at"])
    take_credit_away(challenge, statement)
    take_following_back(challenge, statement.author)
    carry_again(challenge)
    event = record(challenge, "detach", by=by, at=at, data={"statement": statement.reference})
    publish_designers(challenge, before, by=by, at=at)
    uphold_by_undoing(source.objections.all(), by=by, at=at)
    if not source.carried_by_id:
        tell_statement_detached(statement, challenge, event)


def _rows_in_family(source: ChallengeSource) -> list[ChallengeSource]:
    """This join, and where it came from or was carried to: merged challenges first, in that order."""
    rows = ChallengeSource.objects.attached().filter(
        statement=source.statement_id, challenge__in=Challenge.objects.family_of(source.challenge)
    )
    merges = Act.objects.standing().filter(kind=ActKind.MERGE)
    merged = Max("challenge__act_parts__act", filter=Q(challenge__act_parts__act__in=merges))
    related = rows.select_related("challenge").annotate(merged=merged)
    return list(related.order_by(F("merged").asc(nulls_last=True), "pk"))


def _accept(
    statements: Sequence[Statement], challenge: Challenge, by: User, at: datetime
) -> list[ChallengeSource]:
    """Callers have locked them all."""
    joined = [_accept_one(statement, challenge, by, at) for statement in statements]
    tell_statements_joined(statements, challenge, joined[-1][1])
    return [source for source, _ in joined]


def _accept_one(
    statement: Statement, challenge: Challenge, by: User, at: datetime
) -> tuple[ChallengeSource, Event]:
    joined = _link(statement, challenge, by, at)
    perform(STATEMENT["accept"], statement, by=by, at=at, data={"challenge": challenge.pk})
    return joined


def _link_again(
    statement: Statement, challenge: Challenge, by: User, at: datetime
) -> tuple[ChallengeSource, Event]:
    if statement.status != StatementStatus.ACCEPTED:
        raise TransitionDenied(f"{statement.reference} is not part of a challenge any more.")
    return _link(statement, challenge, by, at)


def _refuse_none(statements: Sequence[Statement]) -> None:
    if not statements:
        raise TransitionDenied("Choose at least one statement in the queue.")


def _link(
    statement: Statement, challenge: Challenge, by: User, at: datetime
) -> tuple[ChallengeSource, Event]:
    require(JOINS_STATEMENTS, challenge, by=by)
    if statement.sources.attached().filter(challenge=challenge).exists():
        raise TransitionDenied(f"{statement.reference} feeds this challenge already.")
    source = ChallengeSource.objects.create(
        challenge=challenge,
        statement=statement,
        linked_by=by,
        linked_at=at,
        gives_credit=challenge.status == ChallengeStatus.DRAFT,
    )
    if source.gives_credit:
        credit_designers(challenge, statement)
    if statement.author:
        begin_following(challenge, statement.author, FollowCause.SOURCE, at=at)
    data = {"statement": statement.reference}
    return source, record(challenge, "join", by=by, at=at, data=data)


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


def _refuse_leaving_public_challenge_without_source(rows: list[ChallengeSource]) -> None:
    for row in rows:
        challenge = row.challenge
        if challenge.sources.attached().exclude(pk=row.pk).exists():
            continue
        if challenge.is_public:
            raise TransitionDenied(
                "A public challenge keeps at least one statement. Unpublish it first, or join another one."
            )
        if challenge.merged_from == ChallengeStatus.PUBLISHED:
            raise TransitionDenied(
                f"It is the only statement of “{challenge.title}”, which was merged into this one."
                " Undo the merge instead."
            )
