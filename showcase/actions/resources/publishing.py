"""A resource before everybody: published, published again, withdrawn."""

from datetime import datetime

from django.db import transaction

from accounts.models import User
from showcase.enums import ResourceStatus
from showcase.lifecycle import RESOURCE
from showcase.models import Resource, ResourceVersion
from showcase.resource_parts import WORDS
from workflow.engine import perform


@transaction.atomic
def publish_resource(
    resource: Resource, *, by: User, at: datetime, reason: str = ""
) -> ResourceVersion:
    """Freeze what stands there as the next version; a withdrawn resource is back with it.

    A version after the first needs a reason, which the version carries. Raises TransitionDenied.
    """
    locked = Resource.objects.select_for_update().get(pk=resource.pk)
    name = "publish" if locked.status == ResourceStatus.DRAFT else "publish_again"
    perform(
        RESOURCE[name],
        locked,
        by=by,
        at=at,
        reason=reason,
        version=locked.version + 1,
        withdrawn_at=None,
        withdrawal_reason="",
    )
    return _frozen(locked, reason, by, at)


@transaction.atomic
def withdraw_resource(resource: Resource, *, reason: str, by: User, at: datetime) -> None:
    """Its page says so and why; its versions stay as the record of what was said."""
    perform(
        RESOURCE["withdraw"],
        resource,
        by=by,
        at=at,
        reason=reason,
        withdrawn_at=at,
        withdrawal_reason=reason.strip(),
    )


def _frozen(resource: Resource, reason: str, by: User, at: datetime) -> ResourceVersion:
    version = ResourceVersion.objects.create(
        resource=resource,
        number=resource.version,
        change_note=reason.strip() if resource.version > 1 else "",
        published_at=at,
        published_by=by,
        **{name: getattr(resource, name) for name in WORDS},
    )
    for relation in ("tags", "challenges", "solutions"):
        getattr(version, relation).set(getattr(resource, relation).all())
    return version
