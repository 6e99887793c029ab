"""Everything that is on record about one version of a solution: facts alone, ready for JSON and pages."""

from typing import Any

from django.conf import settings
from django.urls import reverse

from challenges.bundle.record import moment
from documents.archives import json_of, sum_of
from vendors.decision_file.criteria import criteria_of, evidence_of
from vendors.decision_file.log import log_of
from vendors.decision_file.names import Names
from vendors.decision_file.proceedings import (
    appeals_of,
    assignments_of,
    clarifications_of,
    decisions_on,
    interests_in,
    renewals_of,
)
from vendors.lifecycle import SOLUTION
from vendors.models import SolutionVersion

FORMAT = 1


def record_of(version: SolutionVersion, *, is_whole: bool) -> dict[str, Any]:
    """The same state gives the same record, whoever reads it and whenever. About twenty queries.

    `is_whole` is for staff. Else it is what the vendor may keep: no name of an assessor or of staff,
    no reason of a single assessor, and no declared interest.
    """
    names = Names(version, is_whole=is_whole)
    return {
        "format": FORMAT,
        "for": "LGA staff" if is_whole else "the vendor",
        "solution": _solution(version, names),
        "description": _description(version),
        "criteria": criteria_of(version, names),
        "evidence": evidence_of(version),
        "assessors": assignments_of(version, names),
        "interests": interests_in(version, names) if is_whole else [],
        "clarifications": clarifications_of(version, names),
        "decisions": decisions_on(version, names),
        "appeals": appeals_of(version, names),
        "renewals": renewals_of(version, names),
        "log": log_of(version, names),
    }


def fingerprint(record: dict[str, Any]) -> str:
    """SHA-256 of the record as its JSON file holds it."""
    return sum_of(json_of(record))


def _solution(version: SolutionVersion, names: Names) -> dict[str, Any]:
    solution, words = version.solution, SOLUTION.words[version.status]
    vendor = solution.vendor
    path = reverse("vendors:solution", args=[solution.slug])
    return {
        "name": solution.name,
        "vendor": str(vendor) if vendor else "Unclaimed listing",
        "company_number": vendor.vendor_profile.company_number if vendor else "",
        "version": version.number,
        "round": version.round.name,
        "criteria_set": str(version.criteria_set),
        "state": words.staff if names.is_whole else words.public,
        "address": f"{settings.SITE_URL}{path}",
        "submitted_by": names.of(version.submitted_by),
        "submitted_at": moment(version.submitted_at),
        "is_demonstration": version.round.is_demonstration,
    }


def _description(version: SolutionVersion) -> list[dict[str, str]]:
    parts = {
        "Summary": version.summary,
        "What it does": version.description,
        "How people stay in charge": version.how_people_stay_in_charge,
        "Data": ", ".join(version.get_data_involved_words()),
        "Where the data is": version.hosting,
        "Pricing": version.pricing_model,
        "Used by": version.used_by,
        "Residents use it": "Yes" if version.is_resident_facing else "No",
        "Health or care": "Yes" if version.is_health_or_care else "No",
    }
    return [{"title": title, "text": text} for title, text in parts.items() if text]
