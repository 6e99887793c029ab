"""A challenge as releases of the Open Contracting Data Standard 1.1.

Each published version is one release, made of nothing but what was frozen that day, so it never
changes. What came after the last version (a date passed, a council joined, an event was announced) is
one more release, which states how the challenge stands; its identifier changes with what it says.
"""

from datetime import datetime
from typing import Any

from django.urls import reverse

from challenges.models import Challenge, ChallengeVersion
from challenges.versions import DATES
from design.tags.linked import absolute
from showcase.open_contracting.identifiers import fingerprint, moment, ocid_of
from showcase.open_contracting.milestones import events_among, milestones_of
from showcase.open_contracting.parties import (
    Party,
    buyer_among,
    designers_of,
    supporters_among,
)

LANGUAGE = "en"
INVENTED = "Invented, to show how the portal works."
# The standard’s list of relationships is open; a code of one’s own begins with x_.
CARRIES_ON, MERGED_INTO = "prior", "x_mergedInto"

Release = dict[str, Any]


def releases_of(challenge: Challenge, at: datetime) -> list[Release]:
    """Of a challenge that `challenges_with_releases` read: one a version, and how it stands."""
    versions = challenge.versions_in_order  # type: ignore[attr-defined]
    frozen = [release_of(challenge, version) for version in versions]
    last = versions[-1]
    changed_at = _changed_at(challenge, last, at)
    standing = [_standing(challenge, last, changed_at, at)] if changed_at else []
    return frozen + standing


def release_of(challenge: Challenge, version: ChallengeVersion) -> Release:
    """Costs no query. Of the challenge itself only what never changes is read."""
    parties = designers_of(version)
    planned = milestones_of(version.facts.get("dates", {}), at=version.published_at)
    related = [(CARRIES_ON, slug) for slug in version.facts.get("carries_on", [])]
    tag = "planning" if version.number == 1 else "planningUpdate"
    return {
        "ocid": ocid_of(challenge.slug),
        "id": f"{ocid_of(challenge.slug)}-{version.number}",
        "date": moment(version.published_at),
        "tag": [tag],
        **_told(challenge, version, parties, planned, related),
    }


def _standing(
    challenge: Challenge, last: ChallengeVersion, changed_at: datetime, at: datetime
) -> Release:
    designers = designers_of(last)
    named: Any = challenge.named_supports  # type: ignore[attr-defined]
    parties = designers + supporters_among(named, designers)
    planned = _planned(challenge, at)
    told = _told(challenge, last, parties, planned, _related(challenge))
    ocid = ocid_of(challenge.slug)
    return {
        "ocid": ocid,
        "id": f"{ocid}-{last.number}-{fingerprint(told)}",
        "date": moment(changed_at),
        "tag": ["planningUpdate"],
        **told,
    }


def _planned(challenge: Challenge, at: datetime) -> list[dict[str, str]]:
    dates = {name: getattr(challenge.round, name).isoformat() for name in DATES}
    events = events_among(events_of(challenge))
    return milestones_of(dates, at=at, closed_at=challenge.closed_at) + events


def events_of(challenge: Challenge) -> list[Any]:
    """Public events with a session on it, each once, in their order."""
    sessions = challenge.public_sessions  # type: ignore[attr-defined]
    return list({session.event_id: session.event for session in sessions}.values())


def _related(challenge: Challenge) -> list[tuple[str, str]]:
    """Pairs of relationship and slug."""
    absorbed = challenge.absorbed_publicly  # type: ignore[attr-defined]
    carried = [(CARRIES_ON, one.slug) for one in absorbed]
    into = challenge.merged_into
    return carried + ([(MERGED_INTO, into.slug)] if into else [])


def _told(
    challenge: Challenge,
    version: ChallengeVersion,
    parties: list[Party],
    planned: list[dict[str, str]],
    related: list[tuple[str, str]],
) -> dict[str, Any]:
    text = version.text
    invented = INVENTED if challenge.round.is_demonstration else ""
    return {
        "initiationType": "tender",
        "language": LANGUAGE,
        "title": text["title"],
        "description": " ".join(part for part in (text["question"], invented) if part),
        "parties": parties,
        **buyer_among(parties),
        "planning": {
            "rationale": _rationale(text),
            "milestones": planned,
            "documents": _documents(challenge.slug, version),
        },
        **_processes(related),
    }


def _rationale(text: dict[str, Any]) -> str:
    parts = ("question", "description", "why_it_matters", "considerations")
    told = [text.get(part, "").strip() for part in parts]
    return "\n\n".join(part for part in told if part)


def _documents(slug: str, version: ChallengeVersion) -> list[dict[str, str]]:
    page = {"format": "text/html", "language": LANGUAGE}
    published = {"datePublished": moment(version.published_at)}
    return [
        {
            "id": "notice",
            "documentType": "marketEngagementNotice",
            "title": "Text for a preliminary market engagement notice",
            "description": "A draft. Whether to publish a notice is for each council to decide.",
            "url": absolute(reverse("showcase:notice", args=[slug])),
            **published,
            **page,
        },
        {
            "id": f"version-{version.number}",
            "documentType": "needsAssessment",
            "title": f"The challenge as published, version {version.number}",
            "url": absolute(reverse("challenges:version", args=[slug, version.number])),
            **published,
            **page,
        },
    ]


def _processes(related: list[tuple[str, str]]) -> dict[str, Any]:
    if not related:
        return {}
    return {
        "relatedProcesses": [
            {
                "id": slug,
                "relationship": [relationship],
                "scheme": "ocid",
                "identifier": ocid_of(slug),
                "uri": absolute(reverse("showcase:challenge_releases", args=[slug])),
            }
            for relationship, slug in related
        ]
    }


def _changed_at(challenge: Challenge, last: ChallengeVersion, at: datetime) -> datetime | None:
    """When what the last version says stopped being all; None where nothing came after it."""
    passed = [getattr(challenge.round, name) for name in DATES]
    told = [
        *(due for due in passed if due <= at),
        challenge.closed_at,
        challenge.supports_changed_at,  # type: ignore[attr-defined]
        challenge.collated_at,  # type: ignore[attr-defined]
        challenge.round_changed_at,  # type: ignore[attr-defined]
        *(event.calendar_changed_at for event in events_of(challenge)),
        *(event.ends_at for event in events_of(challenge) if event.ends_at <= at),
    ]
    return max((when for when in told if when and when > last.published_at), default=None)
