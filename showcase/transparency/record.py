"""The draft of a transparency record: each field with what stands there and who said it."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from showcase.transparency.fields import FIELDS, SOURCE, STANDARD, VERSION, Field
from vendors.models import SolutionVersion

NOTICE = (
    "This is a draft, put together from what the vendor stated and from this site's records. It is not a"
    " published record. Whether and when to publish one is for the council that uses the tool, which checks"
    " it, completes it and answers for it."
)


class SaidBy(StrEnum):
    VENDOR = "The vendor’s words"
    PORTAL = "From this site’s record"
    COUNCIL = "For the council to complete"


@dataclass(frozen=True)
class Entry:
    """`text` is empty where the council completes it."""

    field: Field
    text: str
    said_by: SaidBy

    @property
    def written(self) -> str:
        """As a file says it, where no mark stands beside it."""
        return self.text or f"[{self.said_by}: {self.field.to_do}]"


@dataclass(frozen=True)
class Record:
    version: SolutionVersion
    entries: list[Entry]

    def as_data(self) -> dict[str, Any]:
        return {
            "standard": {"name": STANDARD, "version": VERSION, "source": SOURCE},
            "is_draft": True,
            "notice": NOTICE,
            "solution": {
                "name": self.version.solution.name,
                "identifier": self.version.solution.slug,
                "version": self.version.number,
            },
            "fields": [_as_data(entry) for entry in self.entries],
        }


def record_from(version: SolutionVersion, answers: Mapping[str, str]) -> Record:
    """`answers` are the vendor's, by "Tier 1" and "Tier 2"; one that was not given is missing or empty."""
    known = {**_from_portal(version), **_from_vendor(version, answers)}
    return Record(
        version, [_entry(field, *known.get(field.attribute, ("", None))) for field in FIELDS]
    )


def _from_portal(version: SolutionVersion) -> dict[str, tuple[str, SaidBy]]:
    vendor = version.solution.vendor
    profile = vendor.vendor_profile if vendor else None
    number = (profile.company_number or profile.overseas_register) if profile else ""
    said = {
        "title": version.solution.name,
        "name": version.solution.name,
        "external_supplier_involvement": "Yes",
        "external_supplier": vendor.name if vendor else "",
        "companies_house_number": number,
    }
    return {attribute: (text, SaidBy.PORTAL) for attribute, text in said.items()}


def _from_vendor(
    version: SolutionVersion, answers: Mapping[str, str]
) -> dict[str, tuple[str, SaidBy]]:
    said = {
        "one_sentence_description": version.summary,
        "description": answers.get("Tier 1") or version.description,
        "external_supplier_role": answers.get("Tier 2", ""),
        "human_decisions_and_review": version.how_people_stay_in_charge,
    }
    return {attribute: (text, SaidBy.VENDOR) for attribute, text in said.items()}


def _entry(field: Field, text: str, said_by: SaidBy | None) -> Entry:
    if text.strip() and said_by:
        return Entry(field, text.strip(), said_by)
    return Entry(field, "", SaidBy.COUNCIL)


def _as_data(entry: Entry) -> dict[str, Any]:
    return {
        "reference": entry.field.reference,
        "attribute": entry.field.attribute,
        "name": entry.field.name,
        "part": entry.field.part,
        "value": entry.text or None,
        "said_by": str(entry.said_by),
        "to_do": "" if entry.text else entry.field.to_do,
    }
