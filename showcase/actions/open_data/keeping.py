"""Clear away the files of editions, never the editions."""

from datetime import datetime
from functools import partial

from django.conf import settings
from django.db import transaction

from accounts.models import User
from showcase.models import DataEdition
from showcase.open_data.editions.keeping import surplus
from workflow.engine import TransitionDenied, record


def clear_surplus(*, at: datetime) -> None:
    """What need not be kept any longer; see `showcase.open_data.editions.keeping`."""
    standing = {edition.pk: edition for edition in DataEdition.objects.standing()}
    made = [(edition.made_at, pk) for pk, edition in standing.items()]
    for pk in surplus(made, newest=settings.OPEN_DATA_EDITIONS):
        _clear(standing[pk], "", by=None, at=at)


def withdraw_edition(edition: DataEdition, *, reason: str, by: User, at: datetime) -> None:
    """Its files go at once, because something in them should never have been public.

    Raises TransitionDenied without a reason, or when they are gone already.
    """
    if not reason.strip():
        raise TransitionDenied("Give a reason.")
    _clear(edition, reason.strip(), by=by, at=at)


@transaction.atomic
def _clear(edition: DataEdition, reason: str, *, by: User | None, at: datetime) -> None:
    """Rows of files stay, with their sums; the files go once that is certain."""
    locked = DataEdition.objects.select_for_update().get(pk=edition.pk)
    if locked.cleared_at:
        raise TransitionDenied("The files of this edition are gone already.")
    locked.cleared_at, locked.cleared_because = at, reason
    locked.save(update_fields=["cleared_at", "cleared_because"])
    record(locked, "withdraw" if reason else "clear", by=by, at=at, reason=reason)
    transaction.on_commit(partial(_delete_files, locked))


def _delete_files(edition: DataEdition) -> None:
    for file in edition.files.all():
        file.file.storage.delete(str(file.file.name))
