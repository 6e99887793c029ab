"""What is new on the challenges a person follows, worked out from when things happened."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, TypeAlias

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce

from accounts.models import User
from challenges.enums import ChallengeStatus
from challenges.models import Challenge, ChallengeVersion, Follow, NewsPreference, Question
from workflow.models import Event

ENDINGS = ("close", "unpublish", "merge")
Moments: TypeAlias = dict[int, datetime]


@dataclass
class News:
    """Of one challenge. `ended` says "closed", "unpublished" or "merged" where it is so still."""

    challenge: Challenge
    versions: list[ChallengeVersion] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    ended: str = ""

    def __bool__(self) -> bool:
        return bool(self.versions or self.questions or self.ended)


def follows_of(person: User) -> QuerySet[Follow]:
    standing = Follow.objects.standing().filter(person=person)
    related = standing.select_related(
        "challenge__round", "challenge__theme", "challenge__merged_into"
    )
    return related.defer("challenge__words", "challenge__merged_into__words").order_by(
        "-since_at", "-pk"
    )


def is_following(person: Any, challenge: Challenge) -> bool:
    if not person.is_authenticated:
        return False
    return Follow.objects.standing().filter(person=person, challenge=challenge).exists()


def news_for(person: User, *, since: datetime, until: datetime) -> list[News]:
    """After `since` up to `until`, of each challenge from when they began to follow. Five queries at most."""
    follows = list(follows_of(person))
    begins = {follow.challenge_id: max(since, follow.since_at) for follow in follows}
    told = {follow.challenge_id: News(follow.challenge) for follow in follows}
    for version in _versions(begins, until):
        told[version.challenge_id].versions.append(version)
    for question in _answers(begins, until):
        question.challenge = question.challenge.live
        told[question.challenge.pk].questions.append(question)
    for event in _endings(begins, until):
        told[event.subject_id].ended = _ended(told[event.subject_id].challenge)
    return [news for news in told.values() if news]


def people_with_news(at: datetime) -> QuerySet[NewsPreference, int]:
    """Keys of people who are due a mail and follow something that happened on."""
    begun = OuterRef("since_at"), OuterRef("person__news_preference__told_until")
    later = {
        "published_at": ChallengeVersion.objects.filter(number__gt=1),
        "answered_at": Question.objects.public(),
    }
    happened = [
        Exists(
            found.filter(_of_followed()).filter(
                **{f"{moment}__gt": begun[0]}, **{f"{moment}__gte": begun[1]}
            )
        )
        for moment, found in later.items()
    ]
    ended = Event.objects.filter(
        subject_type=Challenge._meta.label_lower, subject_id=OuterRef("challenge"), name__in=ENDINGS
    ).filter(at__gt=begun[0], at__gte=begun[1])
    follows = Follow.objects.standing().filter(person=OuterRef("person"))
    with_news = follows.filter(Q(*happened, Exists(ended), _connector=Q.OR))
    due = NewsPreference.objects.due(at).filter(Exists(with_news))
    return due.order_by("person").values_list("person", flat=True)


def _of_followed() -> Q:
    followed = OuterRef("challenge")
    return Q(challenge=followed) | Q(challenge__merged_into=followed)


def _versions(begins: Moments, until: datetime) -> Iterable[ChallengeVersion]:
    """Later publications of what is public now, the first first."""
    public = ChallengeVersion.objects.filter(challenge__in=Challenge.objects.public(), number__gt=1)
    return _in_time(public.defer("text"), "published_at", begins, until, "challenge_id")


def _answers(begins: Moments, until: datetime) -> Iterable[Question]:
    """Also to questions on what was merged into it."""
    readable = Question.objects.public().filter(challenge__in=Challenge.objects.readable())
    standing = readable.annotate(stands_at=Coalesce("challenge__merged_into", "challenge"))
    related = standing.select_related("challenge__merged_into")
    return _in_time(related, "answered_at", begins, until, "stands_at")


def _endings(begins: Moments, until: datetime) -> Iterable[Event]:
    kind = Challenge._meta.label_lower
    ended = Event.objects.filter(subject_type=kind, name__in=ENDINGS)
    return _in_time(ended, "at", begins, until, "subject_id")


def _in_time(
    rows: QuerySet[Any], moment: str, begins: Moments, until: datetime, about: str
) -> list[Any]:
    if not begins:
        return []
    window = {f"{moment}__gt": min(begins.values()), f"{moment}__lte": until}
    found = rows.filter(**{f"{about}__in": list(begins)}, **window).order_by(F(moment), "pk")
    return [row for row in found if getattr(row, moment) > begins[getattr(row, about)]]


def _ended(challenge: Challenge) -> str:
    """Empty where it was published again meanwhile: its new version says so."""
    if challenge.status == ChallengeStatus.PUBLISHED:
        return ""
    words = {ChallengeStatus.DRAFT: "unpublished", ChallengeStatus.MERGED: "merged"}
    return words.get(ChallengeStatus(challenge.status), "closed")
