"""Asking for a copy, making it, and throwing it away."""

import tempfile
from datetime import datetime, timedelta

from celery import current_app
from django.core.exceptions import ValidationError
from django.core.files import File
from django.db import transaction

from accounts.models import PersonalCopy, User
from accounts.permissions import LGA_ADMINISTRATOR
from accounts.privacy.copies.archive import write_archive
from accounts.privacy.messages import send_copy_link, tell_copy_is_ready
from accounts.privacy.retention.rules import Rows
from accounts.privacy.subjects import Subject, subject_of
from workflow.afterwards import after_commit
from workflow.engine import record, require

KEPT_FOR = timedelta(days=7)
IN_MEMORY = 5_000_000  # bytes
HAS_AN_ACCOUNT = "Somebody signs in with this address. They ask for the copy on their account page."
ASKED_ALREADY = "A copy for this address was asked for within the last week."


@transaction.atomic
def ask_for_copy(person: User, *, at: datetime) -> PersonalCopy:
    """One at a time: a new one takes the place of one that is made; one that waits is tried again."""
    User.objects.select_for_update().get(pk=person.pk)
    throw_away_copies(person.copies.exclude(made_at=None), at)
    copy, is_new = PersonalCopy.objects.get_or_create(
        person=person, defaults={"asked_by": person, "asked_at": at}
    )
    if is_new:
        record(copy, "ask_for_copy", by=person, at=at)
    if copy.made_at is None:
        after_commit(_ask_worker, copy.pk)
    return copy


@transaction.atomic
def ask_for_copy_of_guest(address: str, *, by: User, at: datetime) -> PersonalCopy:
    """For somebody without an account, who gets a link by mail to the address itself.

    :raises ValidationError: the address has an account, or a copy of it was asked for already.
    """
    require(LGA_ADMINISTRATOR, None, by=by)
    address = address.lower()
    if User.objects.filter(email=address).exists():
        raise ValidationError(HAS_AN_ACCOUNT)
    copy, is_new = PersonalCopy.objects.get_or_create(
        address=address, defaults={"asked_by": by, "asked_at": at}
    )
    if not is_new:
        raise ValidationError(ASKED_ALREADY)
    record(copy, "ask_for_copy", by=by, at=at)
    after_commit(_ask_worker, copy.pk)
    return copy


@transaction.atomic
def make_copy(pk: int, *, at: datetime) -> None:
    """Run twice, it is made once. Everything in it is of one moment."""
    waiting = PersonalCopy.objects.select_for_update(skip_locked=True, of=("self",))
    copy = waiting.select_related("person").filter(pk=pk, made_at=None).first()
    if copy is None:
        return
    with tempfile.SpooledTemporaryFile(IN_MEMORY) as archive:
        write_archive(archive, _subject(copy), at)
        archive.seek(0)
        copy.made_at = at
        copy.file.save("copy.zip", File(archive), save=True)
    record(copy, "make_copy", by=None, at=at)
    _tell(copy, at)


def note_taken(copy: PersonalCopy, *, by: User | None, at: datetime) -> None:
    """Whoever took it away stands in the log; a guest as nobody."""
    record(copy, "download", by=by, at=at)


def throw_away_copies(copies: Rows, at: datetime) -> None:
    """Row and file. The file goes after commit, so that no row is left without its file."""
    for copy in copies.exclude(file=""):
        after_commit(copy.file.storage.delete, copy.file.name)
    copies.delete()


def _subject(copy: PersonalCopy) -> Subject:
    return subject_of(copy.person) if copy.person else Subject(None, frozenset({copy.address}))


def _tell(copy: PersonalCopy, at: datetime) -> None:
    if copy.person:
        tell_copy_is_ready(copy, copy.person, at)
    else:
        send_copy_link(copy, at)


def _ask_worker(pk: int) -> None:
    current_app.send_task("accounts.tasks.make_personal_copy", [pk])
