"""What an assessor knows and takes on, and what happens when they are no assessor any more."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from accounts.models import User
from challenges.models import KindOfAI, ServiceArea
from vendors.models import AssessorProfile
from vendors.rules import KEEPS_PROFILE
from workflow.engine import record, require


@transaction.atomic
def save_assessor_profile(
    person: User,
    *,
    service_areas: Iterable[ServiceArea],
    kinds_of_ai: Iterable[KindOfAI],
    capacity: int | None,
    by: User,
    at: datetime,
) -> AssessorProfile:
    """By the assessor, or by staff. What is asked already stays; the next proposal weighs it."""
    require(KEEPS_PROFILE, person, by=by)
    profile, _ = AssessorProfile.objects.update_or_create(
        person=person, defaults={"capacity": capacity, "saved_at": at}
    )
    profile.service_areas.set(service_areas)
    profile.kinds_of_ai.set(kinds_of_ai)
    record(profile, "save", by=by, at=at)
    return profile
