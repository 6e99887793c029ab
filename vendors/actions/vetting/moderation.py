"""The meeting that makes one agreed score a criterion, with a reason."""

from datetime import datetime

from django.db import transaction

from accounts.models import User
from vendors.enums import Rule, SolutionStatus
from vendors.lifecycle import SOLUTION
from vendors.models import AgreedScore, Criterion, SolutionVersion
from vendors.readiness import applies
from vendors.rules import VETS
from workflow.engine import TransitionDenied, perform, record, require


def open_moderation(version: SolutionVersion, *, by: User, at: datetime) -> None:
    """End independent scoring; possible once enough assessors have submitted."""
    perform(SOLUTION["open_moderation"], version, by=by, at=at)


@transaction.atomic
def agree_score(
    version: SolutionVersion,
    criterion: Criterion,
    *,
    value: int,
    reason: str,
    by: User,
    at: datetime,
    replaces: datetime | None = None,
) -> AgreedScore:
    """Record the one agreed score of a criterion; the individual scores stay as they are.

    `replaces` is when the agreed score that the writer has before them was recorded, None when they
    saw none. Raises TransitionDenied when somebody recorded another one meanwhile, outside
    moderation, for criteria that are not scored and without reason.
    """
    locked = SolutionVersion.objects.select_for_update(of=("self",)).get(pk=version.pk)
    _check_moderation(locked, criterion, reason, by)
    _check_nobody_was_first(locked, criterion, replaces)
    agreed, _ = AgreedScore.objects.update_or_create(
        version=locked,
        criterion=criterion,
        defaults={
            "value": value,
            "reason": reason.strip(),
            "recorded_by": by,
            "recorded_at": at,
        },
    )
    data = {"criterion": criterion.code, "value": value}
    record(version, "agree_score", by=by, at=at, reason=reason, data=data)
    return agreed


def _check_moderation(
    version: SolutionVersion, criterion: Criterion, reason: str, by: User
) -> None:
    require(VETS, version, by=by)
    if version.status != SolutionStatus.MODERATION:
        raise TransitionDenied("Scores are agreed while the solution is in moderation.")
    if criterion.rule != Rule.SCORED or not applies(criterion, version):
        raise TransitionDenied("This criterion is not scored.")
    if not reason.strip():
        raise TransitionDenied("Give the reason the meeting agreed on.")


def _check_nobody_was_first(
    version: SolutionVersion, criterion: Criterion, replaces: datetime | None
) -> None:
    agreed = version.agreed_scores.filter(criterion=criterion).select_related("recorded_by").first()
    if agreed and agreed.recorded_at != replaces:
        raise TransitionDenied(
            f"Meanwhile {agreed.recorded_by} recorded {agreed.value} of 4: “{agreed.reason}” "
            "Save again to put yours in its place."
        )
