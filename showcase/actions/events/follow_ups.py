"""What happened next: asked of both sides, written by either, public once both agree to the words."""

from datetime import datetime

from django.db import transaction

from accounts.models import User
from accounts.standing import standing_of
from showcase.actions.saving import refuse_overwriting
from showcase.messages.follow_ups import tell_agreed, tell_what_to_answer, tell_written
from showcase.models import FollowUp
from showcase.queries.events.follow_ups import facts_of, follow_ups_due
from showcase.rules import TELLS_WHAT_HAPPENED
from workflow.engine import record, require

COUNCIL, VENDOR = "council", "vendor"


def ask_what_happened(*, at: datetime) -> int:
    """Each side of each follow-up once; returns how many were begun."""
    due = follow_ups_due(at)
    for follow_up in due:
        with transaction.atomic():
            begun, is_new = FollowUp.objects.get_or_create(
                event=follow_up.event,
                response=follow_up.response,
                council=follow_up.council,
                months=follow_up.months,
                defaults={"asked_at": at},
            )
            if is_new:
                tell_what_to_answer(begun, at=at)
    return len(due)


@transaction.atomic
def say_what_happened(
    follow_up: FollowUp, *, outcome: str, words: str, by: User, at: datetime, seen: str = ""
) -> None:
    """The same words again are this side's agreement; other words ask the other side anew.

    Raises TransitionDenied, and SavedMeanwhile when the other side wrote since the form was opened.
    """
    require(TELLS_WHAT_HAPPENED, follow_up, by=by)
    kept = FollowUp.objects.select_for_update(of=("self",)).get(pk=follow_up.pk)
    refuse_overwriting(kept, facts_of(kept), seen)
    side, other = _sides(kept, by)
    if (kept.outcome, kept.words) != (outcome, words):
        kept.outcome, kept.words = outcome, words
        _agree(kept, other, None, None)
    _agree(kept, side, by, at)
    kept.save()
    record(kept, "say_what_happened", by=by, at=at, data={"outcome": outcome})
    tell_agreed(kept, at=at) if kept.is_public else tell_written(kept, other, at=at)


def _sides(follow_up: FollowUp, by: User) -> tuple[str, str]:
    is_council = follow_up.council_id in standing_of(by).councils
    return (COUNCIL, VENDOR) if is_council else (VENDOR, COUNCIL)


def _agree(follow_up: FollowUp, side: str, by: User | None, at: datetime | None) -> None:
    setattr(follow_up, f"{side}_agreed_by", by)
    setattr(follow_up, f"{side}_agreed_at", at)
