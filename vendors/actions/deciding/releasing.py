"""Telling vendors what was decided: several at once, all of them or none."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.db import transaction

from accounts.models import User
from vendors.actions.deciding.preparing import DecisionWords, prepare_decision
from vendors.enums import ELIGIBLE_STATUSES, SolutionStatus
from vendors.lifecycle import SOLUTION
from vendors.messages import decisions as messages
from vendors.models import Decision, SolutionVersion
from vendors.queries.deciding.decisions import (
    ACT_FOR,
    conditions_in_words,
    missing_from_decision,
    whole_feedback,
    with_their_words,
)
from workflow.engine import TransitionDenied, perform


class NotReady(TransitionDenied):
    """Nothing was released; `missing` says for each solution what stands in the way."""

    def __init__(self, missing: Sequence[tuple[Decision, list[str]]]) -> None:
        self.missing = missing
        lines = [f"{one.version.solution}: {' '.join(sentences)}" for one, sentences in missing]
        super().__init__(f"Nothing was released. {' '.join(lines)}")


@transaction.atomic
def release_decisions(decisions: Iterable[Decision], *, by: User, at: datetime) -> None:
    """Decide on each solution as prepared and tell its vendor; all of them, or none at all.

    Raises NotReady when one of them lacks something, TransitionDenied when one was rewritten since
    the releaser read it, StaleTransition when one was decided on or withdrawn meanwhile.
    """
    read = {one.pk: one.prepared_at for one in decisions}
    _lock(read)
    prepared = list(with_their_words(Decision.objects.filter(pk__in=read)).order_by("pk"))
    _check_unchanged(prepared, read)
    _check_ready(prepared, by, at)
    for decision in prepared:
        _release(decision, by, at)


def decide_solution(
    version: SolutionVersion, words: DecisionWords, *, by: User, at: datetime
) -> Decision:
    """Prepare one decision and release it in the same breath."""
    with transaction.atomic():
        decision = prepare_decision(version, words, by=by, at=at, replaces=_saved_at(version))
        release_decisions([decision], by=by, at=at)
    version.refresh_from_db()
    return decision


def _saved_at(version: SolutionVersion) -> datetime | None:
    return version.decisions.prepared().values_list("prepared_at", flat=True).first()


def _lock(pks: Iterable[int]) -> None:
    """Versions first, as everywhere, in one order, so that two releases never wait for each other."""
    versions = SolutionVersion.objects.select_for_update(of=("self",)).order_by("pk")
    list(versions.filter(decisions__in=list(pks)))
    list(Decision.objects.select_for_update(of=("self",)).filter(pk__in=list(pks)).order_by("pk"))


def _check_unchanged(prepared: list[Decision], read: dict[int, datetime]) -> None:
    rewritten = [one for one in prepared if one.prepared_at != read[one.pk] and not one.released_at]
    if rewritten:
        names = ", ".join(f"{one.version.solution} ({one.prepared_by})" for one in rewritten)
        raise TransitionDenied(
            f"Nothing was released. Rewritten since you read it: {names}. Read it again first."
        )


def _check_ready(prepared: list[Decision], by: User, at: datetime) -> None:
    waiting = [one for one in prepared if one.version.status == SolutionStatus.MODERATION]
    missing = [(one, missing_from_decision(one, by, at)) for one in waiting]
    if any(sentences for _, sentences in missing):
        raise NotReady([(one, sentences) for one, sentences in missing if sentences])


def _release(decision: Decision, by: User, at: datetime) -> None:
    version = decision.version
    perform(
        SOLUTION[ACT_FOR[SolutionStatus(decision.outcome)]],
        version,
        by=by,
        at=at,
        reason=decision.reason,
        data={"decision": decision.number},
        **_standing_words(decision, by, at),
    )
    decision.released_by, decision.released_at = by, at
    decision.save(update_fields=["released_by", "released_at"])
    if decision.outcome in ELIGIBLE_STATUSES:
        _supersede_earlier(version, at)
    messages.solution_decided(decision)


def _standing_words(decision: Decision, by: User, at: datetime) -> dict[str, object]:
    """What the version itself keeps of the decision that stands."""
    return {
        "decided_at": at,
        "decided_by": by,
        "decision_reason": decision.reason,
        "feedback": whole_feedback(decision),
        "responsible_deployment": decision.responsible_deployment,
        "conditions": conditions_in_words(decision),
    }


def _supersede_earlier(version: SolutionVersion, at: datetime) -> None:
    earlier = SolutionVersion.objects.filter(
        solution=version.solution_id, number__lt=version.number, superseded_at=None
    )
    earlier.update(superseded_at=at)
