"""One mail about a vendor's things to several people, and the pages such mails lead to."""

from collections.abc import Iterable
from datetime import datetime

from django.urls import reverse

from accounts.models import Organisation, User
from accounts.queries.audiences import people_of
from notifications.actions import queue_message
from vendors.messages.audiences import staff_for
from vendors.models import SolutionVersion


def tell(
    people: Iterable[User],
    kind: str,
    *,
    about: Organisation | None,
    key: str,
    at: datetime,
    link: str,
    **words: object,
) -> None:
    """What is vetted has a vendor; None stands in the types for listings that nobody claimed."""
    for person in people:
        queue_message(to=person, kind=kind, key=key, at=at, link=link, about=about, **words)


def tell_vendor(
    vendor: Organisation | None, kind: str, /, *, key: str, at: datetime, link: str, **words: object
) -> None:
    people = people_of(vendor)  # type: ignore[arg-type]  # see tell
    tell(people, kind, about=vendor, key=key, at=at, link=link, **words)


def tell_staff(
    vendor: Organisation | None, kind: str, /, *, key: str, at: datetime, link: str, **words: object
) -> None:
    """Those without an interest in the vendor."""
    people = staff_for(vendor)  # type: ignore[arg-type]  # see tell
    tell(people, kind, about=vendor, key=key, at=at, link=link, **words)


def dossier_of(version: SolutionVersion) -> str:
    """The vendor's page of a solution."""
    return reverse("vendors:dossier", args=[version.solution.slug])


def vetting_of(version: SolutionVersion) -> str:
    """The staff's page of a version."""
    return reverse("vendors:vetting", args=[version.solution.slug, version.number])
