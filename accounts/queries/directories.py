"""Which councils' directories sign people in."""

from datetime import date

from django.conf import settings
from django.db.models import QuerySet

from accounts.models import Directory, Organisation


def directories_in_use(on: date) -> list[Directory]:
    """Those of councils that still exist and whose secret is set, by name."""
    councils = Organisation.objects.councils().existing_on(on)
    found = _with_council().filter(organisation__in=councils)
    return [each for each in found if settings.DIRECTORY_SECRETS.get(each.secret_name)]


def directories_for(email: str, on: date) -> list[Directory]:
    """Those that may speak for this address; several where councils share a domain."""
    councils = Organisation.objects.with_domain(domain_of(email))
    wanted = set(councils.values_list("pk", flat=True))
    return [each for each in directories_in_use(on) if each.organisation_id in wanted]


def speaks_for(directory: Directory, email: str) -> bool:
    return directory.organisation.domains.filter(domain=domain_of(email)).exists()


def domain_of(email: str) -> str:
    return email.rpartition("@")[2].lower()


def _with_council() -> QuerySet[Directory]:
    found = Directory.objects.select_related("organisation")
    return found.order_by("organisation__name", "pk")
