"""Bringing a yearly edition of the register of councils into the portal."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.text import slugify

from accounts.enums import OrganisationKind
from accounts.models import EmailDomain, Organisation, User
from accounts.register.edition import Edition, RegisterEntry
from workflow.engine import record

Progress = Callable[[Iterable[RegisterEntry]], Iterable[RegisterEntry]]


class CouncilsVanished(Exception):
    """Councils of the portal stand nowhere in the edition, not even as closed. Nothing was written."""

    def __init__(self, names: list[str]) -> None:
        self.names = names
        super().__init__(f"Not in this edition: {'; '.join(names)}.")


@dataclass
class RegisterChanges:
    """Names of the councils that an import added, closed or changed otherwise."""

    added: list[str] = field(default_factory=list)
    closed: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.added or self.closed or self.changed)


@transaction.atomic
def import_edition(
    edition: Edition,
    *,
    by: User | None,
    at: datetime,
    dry_run: bool = False,
    progress: Progress = iter,
) -> RegisterChanges:
    """Add, update and close councils so that the portal says what the edition says.

    Slugs and domains that are here already stay. Raises CouncilsVanished.
    """
    known = _known_councils()
    _refuse_vanished(edition, known)
    changes = RegisterChanges()
    for entry in edition.entries:
        if entry.gss not in known:
            known[entry.gss] = _add(entry)
            changes.added.append(entry.name)
    for entry in progress(edition.entries):
        _bring_up_to_date(entry, known, edition, changes, by=by, at=at)
    if dry_run:
        transaction.set_rollback(True)
    return changes


def _known_councils() -> dict[str, Organisation]:
    councils = Organisation.objects.councils().exclude(gss_code=None).select_for_update()
    return {str(council.gss_code): council for council in councils.prefetch_related("domains")}


def _refuse_vanished(edition: Edition, known: dict[str, Organisation]) -> None:
    listed = {entry.gss for entry in edition.entries}
    gone = [c.name for gss, c in known.items() if gss not in listed and c.ended_on is None]
    if gone:
        raise CouncilsVanished(sorted(gone))


def _add(entry: RegisterEntry) -> Organisation:
    return Organisation.objects.create(
        name=entry.name,
        slug=_free_slug(entry),
        kind=OrganisationKind.COUNCIL,
        gss_code=entry.gss,
        council_type=entry.council_type,
        region=entry.region,
    )


def _free_slug(entry: RegisterEntry) -> str:
    slug = slugify(entry.name)[:100]
    taken = Organisation.objects.filter(slug=slug).exists()
    return f"{slug}-{entry.gss.lower()}" if taken else slug


def _bring_up_to_date(
    entry: RegisterEntry,
    known: dict[str, Organisation],
    edition: Edition,
    changes: RegisterChanges,
    *,
    by: User | None,
    at: datetime,
) -> None:
    council = known[entry.gss]
    differing = _differing(council, _facts(entry, known, edition))
    domains = _add_domains(council, entry)
    if not differing and not domains and entry.name not in changes.added:
        return
    closing = council.ended_on is None and "ended_on" in differing
    _save(council, differing)
    _log(council, edition, differing, domains, by=by, at=at)
    if entry.name not in changes.added:
        (changes.closed if closing else changes.changed).append(entry.name)


def _facts(
    entry: RegisterEntry, known: dict[str, Organisation], edition: Edition
) -> dict[str, Any]:
    authority = edition.authority_of(entry)
    return {
        "name": entry.name,
        "council_type": entry.council_type,
        "region": entry.region,
        "combined_authority_id": known[authority.gss].pk if authority else None,
        "ended_on": entry.closed_on,
        "successor_id": known[entry.successor].pk if entry.successor else None,
    }


def _differing(council: Organisation, facts: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in facts.items() if getattr(council, name) != value}


def _save(council: Organisation, differing: dict[str, Any]) -> None:
    for name, value in differing.items():
        setattr(council, name, value)
    if differing:
        council.save(update_fields=list(differing))


def _add_domains(council: Organisation, entry: RegisterEntry) -> list[str]:
    present = {domain.domain for domain in council.domains.all()}
    missing = [domain for domain in entry.domains if domain not in present]
    EmailDomain.objects.bulk_create(
        EmailDomain(organisation=council, domain=domain) for domain in missing
    )
    return missing


def _log(
    council: Organisation,
    edition: Edition,
    differing: dict[str, Any],
    domains: list[str],
    *,
    by: User | None,
    at: datetime,
) -> None:
    facts = {name: str(value) for name, value in differing.items()}
    data = {"edition": edition.year, "facts": facts, "domains": domains}
    record(council, "import_edition", by=by, at=at, data=data)
