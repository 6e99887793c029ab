"""The words on resources: made when first used, renamed, merged."""

from collections.abc import Iterable
from datetime import datetime

from django.db import IntegrityError, transaction

from accounts.models import User
from accounts.permissions import LGA_STAFF
from showcase.models import Resource, ResourceVersion, Tag
from showcase.tidy_tags import tidy_tag
from vendors.slugs import free_slug
from workflow.engine import record, require


def tags_named(names: Iterable[str]) -> list[Tag]:
    """Those that stand here already, and new ones. Takes tidy names.

    Made in one order, so that two who make the same ones never wait for each other.
    """
    wanted = sorted(names)
    for name in wanted:
        Tag.objects.get_or_create(name=name, defaults={"slug": free_slug(Tag, name)})
    return list(Tag.objects.filter(name__in=wanted).order_by("pk"))


@transaction.atomic
def rename_tag(tag: Tag, *, name: str, by: User, at: datetime) -> Tag:
    """The tag under its new name; where another has that name, the two become that one."""
    require(LGA_STAFF, None, by=by)
    before, tidy = tag.name, tidy_tag(name)
    other = _other(tag, tidy)
    if other is None and not _took_name(tag, tidy):
        other = _other(tag, tidy)
    if other:
        _move(tag, other)
    kept = Tag.objects.get(name=tidy)
    record(kept, "merge" if other else "rename", by=by, at=at, data={"before": before})
    return kept


def _other(tag: Tag, name: str) -> Tag | None:
    return Tag.objects.select_for_update().filter(name=name).exclude(pk=tag.pk).first()


def _took_name(tag: Tag, name: str) -> bool:
    """False where somebody gave the name to another tag just now."""
    try:
        with transaction.atomic():
            Tag.objects.filter(pk=tag.pk).update(name=name, slug=_slug_for(tag, name))
    except IntegrityError:
        return False
    return True


def _slug_for(tag: Tag, name: str) -> str:
    """A change of the slug would break links to lists, so the same one where the name merely changed."""
    return tag.slug if tag.name == name else free_slug(Tag, name)


def _move(tag: Tag, other: Tag) -> None:
    for model in (Resource, ResourceVersion):
        tagged = model._default_manager.filter(tags=tag).order_by("pk")
        for one in tagged:
            one.tags.add(other)
    tag.delete()
