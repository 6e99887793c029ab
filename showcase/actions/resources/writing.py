"""Guidance and case studies: begun, written, linked to the records they are about."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import models, transaction

from accounts.models import User
from challenges.models import Challenge
from showcase.actions.resources.tags import tags_named
from showcase.actions.saving import refuse_overwriting
from showcase.lifecycle import RESOURCE
from showcase.models import Resource
from showcase.queries.resources.staff import written_words
from showcase.rules import WRITES_RESOURCES
from vendors.models import Solution
from vendors.slugs import free_slug
from workflow.engine import record, require


@transaction.atomic
def create_resource(
    kind: str, *, title: str, by: User, at: datetime, is_demonstration: bool = False
) -> Resource:
    require(WRITES_RESOURCES, None, by=by)
    resource = Resource.objects.create(
        kind=kind,
        slug=free_slug(Resource, title),
        title=title,
        status=RESOURCE.initial,
        is_demonstration=is_demonstration,
        created_at=at,
        saved_at=at,
    )
    record(resource, "create", by=by, at=at)
    return resource


@transaction.atomic
def save_resource(
    resource: Resource,
    *,
    tags: Iterable[str],
    by: User,
    at: datetime,
    seen: str = "",
    **words: Any,
) -> None:
    """Keep what staff wrote; `tags` are tidy names, new ones among them.

    Published versions do not change: the words wait for the next one. Raises SavedMeanwhile.
    """
    require(WRITES_RESOURCES, resource, by=by)
    locked = Resource.objects.select_for_update().get(pk=resource.pk)
    refuse_overwriting(resource, written_words(locked), seen)
    for field, text in words.items():
        setattr(locked, field, text)
    locked.saved_at = at
    locked.save(update_fields=[*words, "saved_at"])
    locked.tags.set(tags_named(tags))
    record(resource, "save", by=by, at=at)


@transaction.atomic
def link_records(
    resource: Resource, others: Iterable[Challenge | Solution], *, by: User, at: datetime
) -> None:
    """The next version is about these records too. Linking one twice changes nothing.

    Refused before and after: nobody links what they declared an interest in.
    """
    require(WRITES_RESOURCES, resource, by=by)
    for other in others:
        _linked(resource, other).add(other)
        record(resource, "link", by=by, at=at, data=_named(other))
    require(WRITES_RESOURCES, resource, by=by)


@transaction.atomic
def unlink_record(
    resource: Resource, other: Challenge | Solution, *, by: User, at: datetime
) -> None:
    require(WRITES_RESOURCES, resource, by=by)
    _linked(resource, other).remove(other)
    record(resource, "unlink", by=by, at=at, data=_named(other))


def _linked(resource: Resource, other: Challenge | Solution) -> Any:
    return resource.challenges if isinstance(other, Challenge) else resource.solutions


def _named(other: models.Model) -> dict[str, Any]:
    return {"of": other._meta.label_lower, "pk": other.pk}
