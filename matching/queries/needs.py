"""What challenges need and solutions offer beside their texts, read for many at once."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from django.db.models import F, QuerySet
from django.db.models.functions import Lower

from accounts.models import Organisation
from challenges.models import Challenge, ChallengeDesigner, Statement
from matching.ranking.facts import Certificate, KnownUser, Need, Offer
from vendors.enums import EvidenceKind, SolutionStatus
from vendors.models import Answer, SolutionUser, SolutionVersion

CERTIFICATES = (
    EvidenceKind.CYBER_ESSENTIALS,
    EvidenceKind.ISO_27001,
    EvidenceKind.ISO_42001,
)
BETWEEN_NAMES = re.compile(r"[,;\n]")


def needs_of(challenges: Iterable[Challenge]) -> dict[int, Need]:
    """By primary key. Queries: designers, data of the statements, and kinds of AI unless prefetched."""
    challenges = list(challenges)
    designers = _designers(challenges)
    data = _data_named(challenges)
    return {
        challenge.pk: _need(challenge, designers[challenge.pk], data[challenge.pk])
        for challenge in challenges
    }


def _need(challenge: Challenge, designers: Sequence[Organisation], data: set[str]) -> Need:
    return Need(
        data_classes=frozenset(data),
        regions=frozenset(one.region for one in designers if one.region),
        service_area=challenge.service_area.name if challenge.service_area else "",
        kinds_of_ai=frozenset(kind.name for kind in challenge.kinds_of_ai.all()),
        councils=frozenset(one.pk for one in designers),
        council_types=frozenset(one.council_type for one in designers if one.council_type),
        is_health_or_care=challenge.is_health_or_care,
    )


def _designers(challenges: list[Challenge]) -> dict[int, list[Organisation]]:
    rows = ChallengeDesigner.objects.filter(challenge__in=challenges, organisation__isnull=False)
    found: dict[int, list[Organisation]] = defaultdict(list)
    for row in rows.select_related("organisation").order_by("pk"):
        if row.organisation:
            found[row.challenge_id].append(row.organisation)
    return found


def _data_named(challenges: list[Challenge]) -> dict[int, set[str]]:
    """Every class of data that a statement behind the challenge named."""
    attached = Statement.objects.filter(
        sources__challenge__in=challenges, sources__detached_at=None
    )
    found: dict[int, set[str]] = defaultdict(set)
    for challenge, classes in attached.order_by().values_list(
        "sources__challenge", "data_involved"
    ):
        found[challenge].update(classes)
    return found


def offers_of(versions: QuerySet[SolutionVersion] | list[SolutionVersion]) -> dict[int, Offer]:
    """By primary key of the version.

    Versions come with `solution__vendor__vendor_profile`, `service_areas` and `kinds_of_ai`.
    """
    versions = list(versions)
    certificates = _certificates(versions)
    users = _users(versions)
    return {
        version.pk: _offer(version, certificates[version.pk], users[version.pk])
        for version in versions
    }


def _offer(
    version: SolutionVersion, certificates: list[Certificate], users: list[KnownUser]
) -> Offer:
    profile = getattr(version.solution.vendor, "vendor_profile", None)
    return Offer(
        is_eligible=None if version.is_live else version.is_public,
        has_conditions=version.status == SolutionStatus.ELIGIBLE_WITH_CONDITIONS,
        data_classes=frozenset(version.data_involved),
        regions=frozenset(profile.regions if profile else ()),
        service_areas=frozenset(area.name for area in version.service_areas.all()),
        kinds_of_ai=frozenset(kind.name for kind in version.kinds_of_ai.all()),
        is_health_or_care=version.is_health_or_care,
        certificates=tuple(certificates),
        size=profile.size if profile else "",
        used_by=tuple(users),
    )


def _certificates(versions: list[SolutionVersion]) -> dict[int, list[Certificate]]:
    rows = Answer.objects.filter(
        version__in=versions, evidence__kind__in=CERTIFICATES, evidence__retired_at=None
    )
    kinds = dict(EvidenceKind.choices)
    found: dict[int, list[Certificate]] = defaultdict(list)
    for version, kind, expires_on in rows.order_by("pk").values_list(
        "version", "evidence__kind", "evidence__expires_on"
    ):
        certificate = _certificate(str(kinds[kind]), expires_on)
        if certificate not in found[version]:
            found[version].append(certificate)
    return found


def _certificate(kind: str, expires_on: date | None) -> Certificate:
    return Certificate(kind.removesuffix(" certificate"), expires_on)


def _users(versions: list[SolutionVersion]) -> dict[int, list[KnownUser]]:
    """From the list a solution came with, and from the names a vendor typed."""
    listed = SolutionUser.objects.filter(solution__in={v.solution_id for v in versions})
    by_solution: dict[int, list[KnownUser]] = defaultdict(list)
    for user in listed.select_related("organisation").order_by("position", "pk"):
        by_solution[user.solution_id].append(_known(user.name, user.organisation))
    councils = _councils_named(versions)
    return {
        version.pk: _each_once(
            by_solution[version.solution_id]
            + [_known(name, councils.get(name.lower())) for name in _typed_names(version)]
        )
        for version in versions
    }


def _each_once(users: list[KnownUser]) -> list[KnownUser]:
    return list({user.council or user.name.lower(): user for user in users}.values())


def _councils_named(versions: list[SolutionVersion]) -> dict[str, Organisation]:
    """By name in small letters; of councils with one name the one that stands, else the latest."""
    names = {name.lower() for version in versions for name in _typed_names(version)}
    if not names:
        return {}
    known = Organisation.objects.councils().alias(small=Lower("name")).filter(small__in=names)
    councils = known.order_by(F("ended_on").asc(nulls_last=True), "pk")
    return {council.name.lower(): council for council in councils}


def _typed_names(version: SolutionVersion) -> list[str]:
    parts = (part.strip(" .") for part in BETWEEN_NAMES.split(version.used_by))
    return [part for part in parts if part]


def _known(name: str, organisation: Organisation | None) -> KnownUser:
    if organisation is None:
        return KnownUser(name)
    return KnownUser(organisation.name, organisation.pk, organisation.council_type)
