"""The day itself: who came, and what they thought of it."""

from datetime import datetime

from django.db import transaction

from accounts.models import User
from accounts.permissions import LGA_STAFF
from showcase.enums import EventStatus
from showcase.models import Feedback, Registration
from workflow.engine import TransitionDenied, record, require


@transaction.atomic
def check_in(registration: Registration, *, by: User, at: datetime) -> None:
    """Somebody is here; a second tap changes nothing. Raises TransitionDenied without a place."""
    locked = _locked(registration, by)
    if not locked.has_place:
        raise TransitionDenied(
            f"{locked.name} has no place: {locked.get_status_display().lower()}."
        )
    if locked.checked_in_at is None:
        _note(locked, by, at)
        record(locked, "check_in", by=by, at=at)


@transaction.atomic
def undo_check_in(registration: Registration, *, by: User, at: datetime) -> None:
    locked = _locked(registration, by)
    if locked.checked_in_at is not None:
        _note(locked, None, None)
        record(locked, "undo_check_in", by=by, at=at)


@transaction.atomic
def give_feedback(
    registration: Registration, *, rating: int, liked: str, improve: str, at: datetime
) -> Feedback:
    """Once the event was held, from whoever had a place; sent again it replaces what they said before."""
    if registration.event.status != EventStatus.HELD or not registration.has_place:
        raise TransitionDenied("Feedback is for people who had a place, once the event was held.")
    said = {"rating": rating, "liked": liked, "improve": improve, "sent_at": at}
    feedback, _ = Feedback.objects.update_or_create(registration=registration, defaults=said)
    return feedback


def _locked(registration: Registration, by: User) -> Registration:
    require(LGA_STAFF, registration, by=by)
    return Registration.objects.select_for_update(of=("self",)).get(pk=registration.pk)


def _note(registration: Registration, by: User | None, at: datetime | None) -> None:
    registration.checked_in_by, registration.checked_in_at = by, at
    registration.save(update_fields=["checked_in_by", "checked_in_at"])
