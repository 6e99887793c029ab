"""Where the words of a statement went, and what its council said to that."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse

from challenges.enums import ActKind
from challenges.models import Act, Challenge, ChallengeSource, Objection, Statement
from challenges.queries.collation import whole_acts

OBJECTED_TO = ("act__challenge", "source__challenge")


@dataclass(frozen=True)
class Move:
    """One thing done with the words. `object_at` is the address to object at, while there is time."""

    challenge: Challenge
    kind: str
    parts: list[Challenge]
    at: datetime
    until: datetime
    object_at: str
    objection: Objection | None


def moves_of(statement: Statement, at: datetime) -> list[Move]:
    """What stands, and what was undone after an objection, oldest first. Reads `statement.round`."""
    related = statement.objections.select_related("answered_by", *OBJECTED_TO)
    said = {(one.act_id, one.source_id): one for one in related}
    joins = ChallengeSource.objects.attached().filter(statement=statement, carried_by=None)
    sources = joins.select_related("challenge").defer("challenge__words")
    moves = [_join(source, statement, at, said) for source in sources]
    moves += [_move(act, statement, at, said) for act in acts_to_object(statement)]
    shown = {move.objection for move in moves}
    moves += [_undone(one) for one in said.values() if one not in shown]
    return sorted(moves, key=lambda move: (move.at, move.challenge.pk))


def acts_to_object(statement: Statement) -> QuerySet[Act]:
    """Bundles and merges that stand, of challenges its words were part of then."""
    return whole_acts().filter(
        pk__in=Act.objects.standing().exclude(kind=ActKind.LINK).moving(statement)
    )


def objections_to_answer() -> QuerySet[Objection]:
    """Unanswered, or upheld and not yet undone; who waited longest first."""
    return whole_objections().unsettled().order_by("status", "raised_at", "pk")  # type: ignore[attr-defined]


def objections_about(challenge: Challenge) -> QuerySet[Objection]:
    return objections_to_answer().about(challenge)  # type: ignore[attr-defined]


def whole_objections() -> QuerySet[Objection]:
    related = Objection.objects.select_related(
        "statement__council", "statement__round", "source__challenge", "act__challenge", "by"
    )
    return related.defer("statement__words", "source__challenge__words", "act__challenge__words")


def _undone(objection: Objection) -> Move:
    """What they objected to stands no more: their words and the answer stay to be read."""
    at = objection.raised_at
    return Move(objection.challenge, "undone", [], at, at, "", objection)


def _join(source: ChallengeSource, statement: Statement, at: datetime, said: Any) -> Move:
    address = reverse("challenges:object_to_join", args=[statement.reference, source.pk])
    objection = said.get((None, source.pk))
    until = statement.round.objections_until(source.linked_at)
    open_at = address if at <= until and objection is None else ""
    return Move(source.challenge, "join", [], source.linked_at, until, open_at, objection)


def _move(act: Act, statement: Statement, at: datetime, said: Any) -> Move:
    address = reverse("challenges:object_to_act", args=[statement.reference, act.pk])
    objection = said.get((act.pk, None))
    until = statement.round.objections_until(act.at)
    open_at = address if at <= until and objection is None else ""
    parts = [part.challenge for part in act.parts.all() if part.challenge]
    return Move(act.target, act.kind, parts, act.at, until, open_at, objection)
