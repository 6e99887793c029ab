"""What workers do for challenges. Every task may run twice."""

from celery import shared_task
from django.utils import timezone

from accounts.models import User
from challenges.actions.searches import look_for
from challenges.filters import finds_of
from challenges.queries.searches import people_to_look_for


@shared_task
def look_through_searches() -> None:
    """Everybody whose searches nobody looked through today."""
    for person in people_to_look_for(timezone.localdate()):
        look_for_person.delay(person)


@shared_task
def look_for_person(pk: int) -> None:
    look_for(User.objects.get(pk=pk), find=finds_of, at=timezone.now())
