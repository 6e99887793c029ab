"""Interests in a vendor that ended hold in its successor: who was bound to one is bound to the other."""

from datetime import datetime

from django.db.models import Exists, OuterRef, QuerySet

from accounts.models import Organisation
from accounts.succession.following import Following, plug_in
from vendors.actions.vetting.interests import shut_out
from vendors.enums import ConflictKind
from vendors.models import Conflict


def bring_interests(old: Organisation, new: Organisation, at: datetime) -> None:
    """Standing ones. What those people were to score of the successor is given up."""
    for conflict in _interests(old, new).select_related("person").order_by("pk"):
        kind = ConflictKind(conflict.kind)
        shut_out(conflict.person, new, kind=kind, details=conflict.details, by=None, at=at)


def _interests(old: Organisation, new: Organisation) -> QuerySet[Conflict]:
    there = Conflict.objects.filter(vendor=new, person=OuterRef("person"), lifted_at=None)
    return Conflict.objects.filter(~Exists(there), vendor=old, lifted_at=None)


plug_in(
    Following(
        "declared interests in it", lambda old, new: _interests(old, new).count(), bring_interests
    )
)
