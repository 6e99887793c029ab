"""What workers do for the people who keep the portal. Every task may run twice."""

import logging

from celery import shared_task
from django.utils import timezone

from accounts.confirming.actions import ask_to_confirm, end_run_out
from accounts.dormancy.actions import rest_all, warn_all
from accounts.log.messages import tell_log_is_broken
from accounts.privacy.copies.asking import make_copy
from accounts.privacy.copies.unowned import throw_away_unowned
from accounts.privacy.retention.applying import apply_rules
from accounts.queries.audiences import administrators
from accounts.sessions.store import SessionStore
from accounts.succession.actions import follow_all
from workflow.sealing import verify

log = logging.getLogger(__name__)


@shared_task
def check_log() -> None:
    """Read the whole log of events; note its head where the database's owner cannot reach it."""
    found = verify()
    log.info("The log of events has %s lines; head %s", found.lines, found.head)
    if found.faults:
        log.error("The log of events is not as it was written: %s", " ".join(found.faults))
        tell_log_is_broken(found, administrators(), at=timezone.now())


@shared_task
def apply_retention() -> None:
    """End what is kept no longer; the certificate says what, by number."""
    now = timezone.now()
    apply_rules(by=None, at=now)
    if number := throw_away_unowned(at=now):
        log.warning("%s files of copies had no row and are deleted.", number)


@shared_task
def make_personal_copy(pk: int) -> None:
    """What somebody asked for; nothing where it is made, or gone."""
    make_copy(pk, at=timezone.now())


@shared_task
def look_after_unused_accounts() -> None:
    """Warned twice, then at rest."""
    now = timezone.now()
    warn_all(at=now)
    rest_all(at=now)


@shared_task
def look_after_access() -> None:
    """Roles of trust: administrators are asked, and what nobody confirmed for a year ends."""
    now = timezone.now()
    ask_to_confirm(at=now)
    end_run_out(at=now)


@shared_task
def follow_successors() -> None:
    """What goes over on the first day without an organisation."""
    follow_all(at=timezone.now())


@shared_task
def forget_sessions() -> None:
    """Delete the sessions nobody can come back to."""
    SessionStore.clear_expired()
