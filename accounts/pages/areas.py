"""The work areas and the pages each of them leads to, named by their addresses: most stand in apps above."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from accounts.enums import OrganisationKind
from accounts.models import Organisation
from accounts.permissions import (
    ASSESSOR,
    COUNCIL_LEAD,
    COUNCIL_OFFICER,
    LGA_ADMINISTRATOR,
    LGA_STAFF,
    SIGNED_IN,
    VENDOR_LEAD,
    VENDOR_PERSON,
)
from workflow.permissions import Permission


@dataclass(frozen=True)
class Door:
    """A page of an area, for those who may open it."""

    text: str
    url_name: str
    permission: Permission


@dataclass(frozen=True)
class Floor:
    """Pages of an area that are looked for together. Without a page for its reader it is left out."""

    text: str
    doors: tuple[Door, ...]


@dataclass(frozen=True)
class Area:
    title: str
    doors: tuple[Door | Floor, ...]


WORK = Door("Your work", "showcase:work", SIGNED_IN)
AREAS = {
    "council": Area(
        "Council",
        (
            WORK,
            Door("Statements", "challenges:my_statements", COUNCIL_OFFICER),
            Door("Responses", "vendors:designed_challenges", COUNCIL_OFFICER),
            Door("Contacts", "challenges:contacts", COUNCIL_OFFICER),
            Door("People", "accounts:our_people", COUNCIL_LEAD),
        ),
    ),
    "vendor": Area(
        "Vendor",
        (
            WORK,
            Door("Organisation", "vendors:my_organisation", VENDOR_PERSON),
            Door("Agreement", "vendors:agreement", VENDOR_PERSON),
            Door("Solutions", "vendors:my_solutions", VENDOR_PERSON),
            Door("Evidence", "vendors:my_evidence", VENDOR_PERSON),
            Door("Challenges that fit", "matching:my_challenges", VENDOR_PERSON),
            Door("Responses", "vendors:my_responses", VENDOR_PERSON),
            Door("Questions", "challenges:my_questions", VENDOR_PERSON),
            Door("Contacts", "challenges:contacts", VENDOR_PERSON),
            Door("People", "accounts:our_people", VENDOR_LEAD),
        ),
    ),
    "assessor": Area(
        "Assessor",
        (
            WORK,
            Door("Assignments", "vendors:my_assignments", ASSESSOR),
            Door("What you know", "vendors:my_profile", ASSESSOR),
            Door("Your interests", "vendors:my_interests", ASSESSOR),
        ),
    ),
    "staff": Area(
        "Staff",
        (
            WORK,
            Floor(
                "Challenges",
                (
                    Door("Statements", "challenges:statement_queue", LGA_STAFF),
                    Door("Challenges", "challenges:staff_challenges", LGA_STAFF),
                    Door("Matching", "matching:overview", LGA_STAFF),
                    Door("Rounds", "challenges:rounds", LGA_ADMINISTRATOR),
                    Door("Themes", "challenges:themes", LGA_ADMINISTRATOR),
                ),
            ),
            Floor(
                "Solutions",
                (
                    Door("Solutions", "vendors:vetting_list", LGA_STAFF),
                    Door("Assessors", "vendors:assessors", LGA_STAFF),
                    Door("Decisions", "vendors:decisions", LGA_STAFF),
                    Door("Shortlists", "vendors:shortlists", LGA_STAFF),
                    Door("Your interests", "vendors:my_interests", LGA_STAFF),
                    Door("Criteria", "vendors:criteria_sets", LGA_ADMINISTRATOR),
                ),
            ),
            Floor(
                "Events and reports",
                (
                    Door("Events", "showcase:staff_events", LGA_STAFF),
                    Door("Reports", "showcase:staff_reports", LGA_STAFF),
                    Door("Resources", "showcase:staff_resources", LGA_STAFF),
                    Door("Open data", "showcase:staff_open_data", LGA_STAFF),
                ),
            ),
            Floor(
                "People and mail",
                (
                    Door("People", "accounts:people", LGA_ADMINISTRATOR),
                    Door("Organisations", "accounts:organisations", LGA_ADMINISTRATOR),
                    Door("Access", "accounts:access", LGA_ADMINISTRATOR),
                    Door("Contacts", "challenges:contacts", LGA_STAFF),
                    Door("Messages", "notifications:messages", LGA_STAFF),
                    Door("Words of mails", "notifications:wordings", LGA_ADMINISTRATOR),
                ),
            ),
            Floor(
                "Records",
                (
                    Door("Log", "accounts:log", LGA_ADMINISTRATOR),
                    Door("Retention", "accounts:retention", LGA_ADMINISTRATOR),
                    Door("Data requests", "accounts:guest_copies", LGA_ADMINISTRATOR),
                ),
            ),
        ),
    ),
}

ACCOUNT = Area(
    "Your account",
    (
        Door("Name and roles", "accounts:account", SIGNED_IN),
        Door("Mail you get", "notifications:choices", SIGNED_IN),
        Door("Messages to you", "notifications:my_messages", SIGNED_IN),
        Door("E-mail address", "account_email", SIGNED_IN),
        Door("Password", "account_change_password", SIGNED_IN),
        Door("Second factor", "mfa_index", SIGNED_IN),
        Door("Where you are signed in", "accounts:sessions", SIGNED_IN),
        Door("What we hold about you", "accounts:my_copy", SIGNED_IN),
    ),
)


def doors_for(user: Any, area: Area, path: str) -> list[dict[str, Any]]:
    """Text and address of each page, or text and pages of each floor, and whether its reader is there now."""
    found = _open_to(user, area.doors)
    here = max((href for href in _addresses(found) if path.startswith(href)), key=len, default=None)
    return [_marked(entry, here) for entry in found]


def _open_to(user: Any, entries: Iterable[Door | Floor]) -> list[dict[str, Any]]:
    found = []
    for entry in entries:
        if isinstance(entry, Floor):
            if doors := _open_to(user, entry.doors):
                found.append({"text": entry.text, "doors": doors})
        elif entry.permission.check(user):
            found.append({"text": entry.text, "href": reverse(entry.url_name)})
    return found


def _addresses(found: list[dict[str, Any]]) -> Iterator[str]:
    for entry in found:
        yield from _addresses(entry["doors"]) if "doors" in entry else [entry["href"]]


def _marked(entry: dict[str, Any], here: str | None) -> dict[str, Any]:
    """The longest address wins; a floor is where one of its pages is."""
    if "href" in entry:
        return {**entry, "is_current": entry["href"] == here}
    doors = [_marked(door, here) for door in entry["doors"]]
    return {**entry, "doors": doors, "is_current": any(door["is_current"] for door in doors)}


def template_of_area(user: Any, organisation: Organisation | None) -> str:
    """The frame for a page about an organisation: staff see it in theirs, a lead in their own."""
    if LGA_ADMINISTRATOR.check(user) or organisation is None:
        return "areas/staff.html"
    is_vendor = organisation.kind == OrganisationKind.VENDOR
    return "areas/vendor.html" if is_vendor else "areas/council.html"
