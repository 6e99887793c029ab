"""A challenge, from its first draft to the archive."""

from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.text import slugify

from accounts.models import User
from challenges.actions.saving import keep_answers
from challenges.actions.versions import freeze_version, publish_revision
from challenges.answers import Answers
from challenges.enums import ChallengeStatus
from challenges.lifecycle import CHALLENGE
from challenges.messages import tell_challenge_published, tell_challenge_unpublished
from challenges.models import Challenge, ChallengeVersion, Round, Theme
from challenges.rules import EDITS_CHALLENGE
from workflow.engine import TransitionDenied, perform, record, require

ADDRESSES_TAKEN = {"feed"}


@transaction.atomic
def start_challenge(
    *, round: Round, theme: Theme, title: str, by: User, at: datetime, **words: Any
) -> Challenge:
    """A draft that staff go on writing; `words` are further fields of the challenge."""
    draft = Challenge(
        round=round, theme=theme, title=title, created_at=at, saved_at=at, saved_by=by, **words
    )
    _save_under_free_slug(draft)
    record(draft, "start", by=by, at=at)
    return draft


@transaction.atomic
def save_challenge(
    challenge: Challenge, answers: Answers, *, by: User, at: datetime, seen: str | None = None
) -> Challenge:
    """Keep a draft's words. What is published changes by `revise_challenge` only.

    Raises EditedMeanwhile, and TransitionDenied for a challenge that is no draft.
    """
    locked = _locked(challenge)
    require(EDITS_CHALLENGE, locked, by=by)
    if locked.status != ChallengeStatus.DRAFT:
        raise TransitionDenied("This challenge was published meanwhile. Publish your changes.")
    keep_answers(locked, answers, by=by, at=at, seen=seen)
    if locked.version == 0:
        _save_under_free_slug(locked)
    return locked


@transaction.atomic
def publish_challenge(challenge: Challenge, *, by: User, at: datetime) -> ChallengeVersion:
    """Everybody may read it from now on; those whose statements it came from are told."""
    challenge.refresh_from_db(from_queryset=Challenge.objects.select_for_update(of=("self",)))
    event = perform(
        CHALLENGE["publish"],
        challenge,
        by=by,
        at=at,
        version=challenge.version + 1,
        published_at=challenge.published_at or at,
    )
    tell_challenge_published(challenge, event)
    return freeze_version(challenge, change_note="", by=by, at=at)


@transaction.atomic
def revise_challenge(
    challenge: Challenge,
    answers: Answers,
    *,
    change_note: str,
    by: User,
    at: datetime,
    seen: str | None = None,
) -> ChallengeVersion:
    """Change the words of a published challenge: a new version, the old ones stay readable.

    Raises EditedMeanwhile.
    """
    locked = _locked(challenge)
    require(EDITS_CHALLENGE, locked, by=by)
    keep_answers(locked, answers, by=by, at=at, seen=seen)
    return publish_revision(locked, change_note=change_note, by=by, at=at)


@transaction.atomic
def unpublish_challenge(challenge: Challenge, *, reason: str, by: User, at: datetime) -> None:
    """Nobody outside the LGA reads it any more; those whose statements it came from are told."""
    event = perform(CHALLENGE["unpublish"], challenge, by=by, at=at, reason=reason)
    tell_challenge_unpublished(challenge, event)


def close_challenge(challenge: Challenge, *, by: User, at: datetime) -> None:
    perform(CHALLENGE["close"], challenge, by=by, at=at, closed_at=at)


def archive_challenge(challenge: Challenge, *, by: User, at: datetime) -> None:
    perform(CHALLENGE["archive"], challenge, by=by, at=at)


def _save_under_free_slug(challenge: Challenge) -> None:
    """Addresses are made from titles; the second of two alike gets a number, as does a page's of the site."""
    wanted = slugify(challenge.title)[:100] or "challenge"
    for number in range(1, 1000):
        challenge.slug = wanted if number == 1 else f"{wanted}-{number}"
        others = Challenge.objects.filter(slug=challenge.slug).exclude(pk=challenge.pk)
        if challenge.slug in ADDRESSES_TAKEN or others.exists():
            continue
        try:
            with transaction.atomic():
                return challenge.save()
        except IntegrityError as error:  # somebody took it between our look and our save
            if "slug" not in str(error):
                raise
    raise ValueError(f"No free address for {challenge.title}")


def _locked(challenge: Challenge) -> Challenge:
    return Challenge.objects.select_for_update(of=("self",)).get(pk=challenge.pk)
