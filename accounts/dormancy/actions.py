from datetime import datetime

from django.core import signing
from django.db import transaction

from accounts.actions.administrators import hold_administrators
from accounts.dormancy.clock import (
    RESTS_AFTER,
    WARNED_BEFORE,
    due_to_be_warned,
    due_to_rest,
    with_last_use,
)
from accounts.dormancy.messages import tell_account_rests, warn_of_rest
from accounts.holding.leads import ask_for_other_leads
from accounts.models import User
from accounts.rules import WAKES_PERSON, is_only_administrator
from accounts.sessions.actions import end_sessions
from workflow.engine import TransitionDenied, record, require

SALT = "accounts.dormancy"
AWAKE = "This account does not rest."


def warn_all(*, at: datetime) -> None:
    """Each person once for each warning; the outbox knows what it has."""
    for before in WARNED_BEFORE:
        for person in due_to_be_warned(at, before):
            with transaction.atomic():
                warn_of_rest(person, person.used_at + RESTS_AFTER, before, at)


def rest_all(*, at: datetime) -> None:
    for person in due_to_rest(at):
        rest(person, at=at)


@transaction.atomic
def rest(person: User, *, at: datetime) -> None:
    """Nobody signs in with it until it is woken. Nothing where it was used this very moment.

    The only administrator never rests: nobody could wake them.
    """
    hold_administrators()
    locked = User.objects.select_for_update().get(pk=person.pk)
    is_due = with_last_use().filter(pk=person.pk, used_at__lte=at - RESTS_AFTER).exists()
    if not is_due or is_only_administrator(locked):
        return
    ask_for_other_leads(locked, at=at)
    locked.is_active, locked.dormant_at = False, at
    locked.save(update_fields=["is_active", "dormant_at"])
    record(locked, "rest", by=None, at=at)
    end_sessions(locked, by=None, at=at)
    tell_account_rests(locked, wake_token(locked), at)


@transaction.atomic
def wake(person: User, *, by: User | None, at: datetime) -> None:
    """`by` None: by the link in the mail, which its reader alone has. They still sign in as ever.

    Raises TransitionDenied for who may not, and where the account does not rest.
    """
    locked = User.objects.select_for_update().get(pk=person.pk)
    if locked.dormant_at is None:
        raise TransitionDenied(AWAKE)
    if by is not None:
        require(WAKES_PERSON, locked, by=by)
    locked.is_active, locked.dormant_at, locked.woken_at = True, None, at
    locked.save(update_fields=["is_active", "dormant_at", "woken_at"])
    record(locked, "wake", by=by, at=at)


def wake_token(person: User) -> str:
    """Good while the account rests, and not when it rests again later."""
    return signing.dumps([person.pk, _since(person)], salt=SALT)


def person_behind(token: str) -> User | None:
    """None for anything this portal did not sign, and where the account does not rest since then."""
    try:
        pk, since = signing.loads(token, salt=SALT)
    except (signing.BadSignature, ValueError):
        return None
    person = User.objects.filter(pk=pk, dormant_at__isnull=False).first()
    return person if person and _since(person) == since else None


def _since(person: User) -> str:
    return person.dormant_at.isoformat() if person.dormant_at else ""
