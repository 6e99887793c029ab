"""Follow a challenge, stop, and be told what is new. None of it stands in the log: it is one's own affair."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from challenges.enums import FollowCause, NewsPace
from challenges.messages import tell_news
from challenges.models import Challenge, Follow, NewsPreference
from challenges.models.following import SETTLES_IN
from challenges.queries.following import news_for


@transaction.atomic
def follow_challenge(challenge: Challenge, *, by: User, at: datetime) -> None:
    """Because they chose to, also after having stopped. Safe to ask for twice."""
    begin_following(challenge, by, FollowCause.CHOSEN, at=at)
    stopped = Follow.objects.filter(challenge=challenge, person=by, stopped_at__isnull=False)
    stopped.update(stopped_at=None, since_at=at, cause=FollowCause.CHOSEN, carried_by=None)


def begin_following(
    challenge: Challenge, person: User, cause: FollowCause, *, at: datetime
) -> None:
    """Unless they follow it already, or stopped."""
    NewsPreference.objects.get_or_create(person=person, defaults={"told_until": at})
    Follow.objects.get_or_create(
        challenge=challenge, person=person, defaults={"cause": cause, "since_at": at}
    )


def take_following_back(challenge: Challenge, author: User | None) -> None:
    """What `begin_following` began, unless a statement of theirs still feeds the challenge."""
    others = challenge.sources.attached().filter(statement__author=author)
    if not others.exists():
        begun = Follow.objects.standing().filter(challenge=challenge, person=author)
        begun.filter(cause=FollowCause.SOURCE).delete()


def stop_following(follow: Follow, *, at: datetime) -> None:
    """Safe to ask for twice. It ends for the challenges merged into this one as well."""
    family = Challenge.objects.family_of(follow.challenge)
    standing = Follow.objects.standing().filter(person=follow.person_id, challenge__in=family)
    standing.update(stopped_at=at)


@transaction.atomic
def choose_pace(*, pace: str, by: User, at: datetime) -> None:
    """What happened while they wanted no mails is not sent later."""
    NewsPreference.objects.get_or_create(person=by, defaults={"told_until": at})
    theirs = NewsPreference.objects.select_for_update().get(person=by)
    if theirs.pace == NewsPace.NEVER:
        theirs.told_until = at
    theirs.pace = pace
    theirs.save(update_fields=["pace", "told_until"])


@transaction.atomic
def send_news(person: User, *, at: datetime) -> bool:
    """One mail with all that happened since the last one; whether there was any.

    Days on which nobody looked are caught up, and a second run finds nothing left to tell.
    """
    due = NewsPreference.objects.due(at).select_for_update(of=("self",), skip_locked=True)
    preference = due.filter(person=person).first()
    if preference is None:
        return False
    until = at - SETTLES_IN
    news = news_for(person, since=preference.told_until, until=until)
    if not news or not tell_news(person, news, until, at):
        return False
    preference.told_until, preference.told_on = until, timezone.localdate(at)
    preference.save(update_fields=["told_until", "told_on"])
    return True
