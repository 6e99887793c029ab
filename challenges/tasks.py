"""What workers do for challenges. Every task may run twice."""

from functools import partial

from celery import shared_task
from django.utils import timezone

from accounts.models import User
from challenges.actions.following import send_news
from challenges.actions.import_steps import PATIENCE, give_up_import, run_import
from challenges.actions.resuming import FORGOTTEN_AFTER, LEFT_AFTER, remind_of_draft
from challenges.actions.searches import look_for
from challenges.filters import finds_of
from challenges.forms.statements import first_unfinished
from challenges.import_progress import told
from challenges.models import StatementImport
from challenges.queries.following import people_with_news
from challenges.queries.searches import people_to_look_for
from challenges.queries.statements import drafts_left


@shared_task
def look_through_searches() -> None:
    """Everybody whose searches nobody looked through today."""
    for person in people_to_look_for(timezone.localdate()):
        look_for_person.delay(person)


@shared_task
def look_for_person(pk: int) -> None:
    look_for(User.objects.get(pk=pk), find=finds_of, at=timezone.now())


@shared_task
def import_sheet(pk: int) -> None:
    run_import(pk, at=timezone.now(), progress=partial(told, pk))


@shared_task
def sweep_imports() -> None:
    """Free the imports that no worker finished."""
    now = timezone.now()
    for pk in StatementImport.objects.stuck(now - PATIENCE).values_list("pk", flat=True):
        give_up_import(pk, at=now)


@shared_task
def remind_of_drafts() -> None:
    """Whoever left a draft a while ago gets the way back to it, once."""
    for statement in drafts_left(timezone.now(), after=LEFT_AFTER, until=FORGOTTEN_AFTER):
        remind_of_draft(statement, page=first_unfinished(statement))


@shared_task
def tell_followers() -> None:
    """Everybody who is due a mail and has something to read in it."""
    for person in people_with_news(timezone.now()):
        send_news_to.delay(person)


@shared_task
def send_news_to(pk: int) -> None:
    send_news(User.objects.get(pk=pk), at=timezone.now())
