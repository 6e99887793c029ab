"""Slides, recordings and captions of a session, kept for those who could not come."""

from datetime import datetime

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from accounts.models import Organisation, User
from accounts.permissions import LGA_STAFF
from accounts.standing import STAFF_ROLES
from documents.actions import receive_upload
from showcase.models import Session, SessionMaterial
from workflow.engine import record, require


@transaction.atomic
def add_material(
    session: Session,
    *,
    kind: str,
    title: str,
    by: User,
    at: datetime,
    link: str = "",
    upload: UploadedFile | None = None,
) -> SessionMaterial:
    """A file, or the address of one elsewhere. Raises UploadRefused."""
    require(LGA_STAFF, session.event, by=by)
    document = receive_upload(upload, organisation=_of(by), by=by, at=at) if upload else None
    material = SessionMaterial.objects.create(
        session=session,
        kind=kind,
        title=title,
        document=document,
        link="" if document else link,
        added_at=at,
    )
    record(session.event, "add_material", by=by, at=at, data={"material": title})
    return material


@transaction.atomic
def remove_material(material: SessionMaterial, *, by: User, at: datetime) -> None:
    """Off the page; the file stays with the LGA, and the log keeps that it was there."""
    event = material.session.event
    require(LGA_STAFF, event, by=by)
    material.delete()
    record(event, "remove_material", by=by, at=at, data={"material": material.title})


def _of(person: User) -> Organisation:
    staff = person.memberships.active().filter(role__in=STAFF_ROLES).order_by("pk")
    return Organisation.objects.get(pk=staff.values("organisation")[:1])
