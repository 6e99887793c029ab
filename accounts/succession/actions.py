from datetime import datetime

from django.db import transaction
from django.utils import timezone

from accounts.models import Organisation, User
from accounts.succession.following import all_followings
from workflow.engine import TransitionDenied, record


def follow_all(*, at: datetime) -> None:
    """Every successor whose day has come."""
    today = timezone.localdate(at)
    due = Organisation.objects.filter(
        ended_on__lte=today, successor__isnull=False, succeeded_at=None
    )
    for organisation in due.select_related("successor").order_by("pk"):
        follow(organisation, at=at)


@transaction.atomic
def follow(organisation: Organisation, *, at: datetime) -> None:
    """Once, all of it or nothing; not before the first day without the old one."""
    locked = Organisation.objects.select_for_update(of=("self",)).get(pk=organisation.pk)
    new, ended_on = locked.successor, locked.ended_on
    is_due = ended_on is not None and ended_on <= timezone.localdate(at)
    if new is None or locked.succeeded_at or not is_due:
        return
    for following in all_followings():
        following.bring(locked, new, at)
    locked.succeeded_at = at
    locked.save(update_fields=["succeeded_at"])
    record(locked, "succeeded", by=None, at=at, data={"successor": new.pk})


@transaction.atomic
def keep_open(organisation: Organisation, *, by: User, at: datetime) -> None:
    """Take the end back while its day has not come. Raises TransitionDenied after that."""
    locked = Organisation.objects.select_for_update(of=("self",)).get(pk=organisation.pk)
    if locked.ended_on is None or locked.ended_on <= timezone.localdate(at):
        raise TransitionDenied("Its last day is over, so this cannot be taken back.")
    locked.ended_on = locked.successor = None
    locked.save(update_fields=["ended_on", "successor"])
    record(locked, "keep_open", by=by, at=at)


def going_over(old: Organisation, new: Organisation) -> list[tuple[str, int]]:
    """What would follow, and how much of it there is today."""
    counted = [(one.what, one.count(old, new)) for one in all_followings()]
    return [(what, number) for what, number in counted if number]
