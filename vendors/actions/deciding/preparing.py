"""Writing a decision down before anybody is told of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db import transaction

from accounts.models import User
from vendors.enums import SolutionStatus
from vendors.lifecycle import SOLUTION
from vendors.models import Condition, Criterion, CriterionFeedback, Decision, SolutionVersion
from vendors.queries.vetting.dossiers import scored_criteria
from vendors.rules import DECIDES
from workflow.engine import StaleTransition, TransitionDenied, record, require
from workflow.models import Event


@dataclass(frozen=True)
class Term:
    """One condition: what has to be done, and by which day."""

    text: str
    due_on: date


@dataclass(frozen=True)
class DecisionWords:
    """What is decided and what the vendor will read; `by_criterion` by the criterion's code.

    While it is being written any of it may be empty. Releasing asks for the rest.
    """

    outcome: str
    reason: str = ""
    responsible_deployment: str = ""
    feedback: str = ""
    by_criterion: Mapping[str, str] = field(default_factory=dict)
    conditions: Sequence[Term] = ()


@transaction.atomic
def prepare_decision(
    version: SolutionVersion,
    words: DecisionWords,
    *,
    by: User,
    at: datetime,
    replaces: datetime | None = None,
) -> Decision:
    """Keep a decision for later; nothing is sent and nothing is decided yet.

    `replaces` is when the prepared decision that the writer has before them was saved, None when
    they saw none. Raises StaleTransition once the solution has left moderation, TransitionDenied
    when somebody saved another one meanwhile and for whoever may not decide.
    """
    locked = SolutionVersion.objects.select_for_update(of=("self",)).get(pk=version.pk)
    require(DECIDES, locked, by=by)
    _check_in_moderation(locked)
    earlier = locked.decisions.prepared().select_related("prepared_by").first()
    _check_nobody_was_first(earlier, replaces)
    decision = _written(locked, earlier, words, by, at)
    _write_feedback(decision, words)
    _write_conditions(decision, words)
    record(version, "prepare_decision", by=by, at=at, data={"outcome": words.outcome})
    return decision


def _check_in_moderation(version: SolutionVersion) -> None:
    if version.status != SolutionStatus.MODERATION:
        last = Event.objects.about(version).exclude(to_status="").last()
        raise StaleTransition(version, SOLUTION["find_eligible"], last)


def _check_nobody_was_first(earlier: Decision | None, replaces: datetime | None) -> None:
    if earlier and earlier.prepared_at != replaces:
        raise TransitionDenied(
            f"Meanwhile {earlier.prepared_by} prepared a decision on this solution. It is in your "
            "colleague’s words until you save again; yours are still here."
        )


def _written(
    version: SolutionVersion,
    earlier: Decision | None,
    words: DecisionWords,
    by: User,
    at: datetime,
) -> Decision:
    decision = earlier or Decision(version=version, number=version.decisions.count() + 1)
    decision.outcome, decision.reason = words.outcome, words.reason.strip()
    decision.feedback = words.feedback.strip()
    decision.responsible_deployment = words.responsible_deployment.strip()
    decision.prepared_by, decision.prepared_at = by, at
    decision.save()
    return decision


def _write_feedback(decision: Decision, words: DecisionWords) -> None:
    """Only on criteria that were scored; what was emptied goes."""
    scored: dict[str, Criterion] = {c.code: c for c in scored_criteria(decision.version)}
    decision.criterion_feedback.all().delete()
    CriterionFeedback.objects.bulk_create(
        CriterionFeedback(decision=decision, criterion=scored[code], text=text.strip())
        for code, text in words.by_criterion.items()
        if code in scored and text.strip()
    )


def _write_conditions(decision: Decision, words: DecisionWords) -> None:
    decision.conditions.all().delete()
    Condition.objects.bulk_create(
        Condition(decision=decision, position=n, text=term.text.strip(), due_on=term.due_on)
        for n, term in enumerate(words.conditions, 1)
    )
