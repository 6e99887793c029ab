"""Who plays: organisations, people, and the words challenges are sorted by. All invented."""

from dataclasses import dataclass, field
from typing import Any

from django.contrib.auth.hashers import make_password

from accounts.actions.memberships import give_role
from accounts.enums import OrganisationKind, Region, Role
from accounts.models import EmailDomain, Organisation, User
from accounts.standing import COUNCIL_ROLES
from challenges.actions.vocabulary import LISTS, load_vocabulary
from showcase.demonstration.reading import Calendar, read
from vendors.actions.supply.agreement import accept_agreement
from vendors.actions.supply.organisation import register_vendor
from vendors.models import Agreement
from workflow.engine import record

PASSWORD = "how-can-we-demo"  # noqa: S105 (printed for everybody who tries the demonstration)
BEGINNING = -340
REGIONS = {label: value for value, label in Region.choices}


@dataclass
class Cast:
    """Everybody by the short names that the texts use."""

    organisations: dict[str, Organisation] = field(default_factory=dict)
    people: dict[str, User] = field(default_factory=dict)
    words: dict[type, dict[str, Any]] = field(default_factory=dict)
    homes: dict[str, tuple[str, str]] = field(default_factory=dict)

    def someone(self, organisation: str, *roles: str) -> User:
        """The first person of an organisation, in one of these roles."""
        return next(
            self.people[key]
            for key, (home, role) in self.homes.items()
            if home == organisation and (role in roles or not roles)
        )

    def officer(self, council: str) -> User:
        return self.someone(council, *COUNCIL_ROLES)

    def lead(self, vendor: str) -> User:
        return self.someone(vendor, Role.VENDOR_LEAD)

    @property
    def staff(self) -> User:
        return self.someone("lga-demonstration", Role.LGA_OFFICER)

    @property
    def administrator(self) -> User:
        return self.someone("lga-demonstration", Role.LGA_ADMINISTRATOR)

    def chosen(self, model: type, slugs: list[str]) -> list[Any]:
        return [self.words[model][slug] for slug in slugs]


def bring_together(calendar: Calendar) -> Cast:
    """Everybody on stage, the agreement accepted by every vendor."""
    cast = Cast(words=_vocabulary())
    organisations = read("organisations")
    for facts in [
        organisations["lga"],
        *organisations["councils"],
        *organisations["public_bodies"],
    ]:
        cast.organisations[facts["slug"]] = _organisation(facts, calendar)
    _people(cast, {facts["slug"]: facts for facts in organisations["vendors"]}, calendar)
    return cast


def _vocabulary() -> dict[type, dict[str, Any]]:
    load_vocabulary()
    return {model: {e.slug: e for e in model.objects.all()} for model in LISTS.values()}


def _organisation(facts: dict[str, Any], calendar: Calendar) -> Organisation:
    organisation = Organisation.objects.create(
        name=facts["name"],
        slug=facts["slug"],
        kind=facts.get("kind", OrganisationKind.COUNCIL),
        council_type=facts.get("council_type", ""),
        region=REGIONS.get(facts.get("region", ""), ""),
        is_demonstration=True,
    )
    EmailDomain.objects.bulk_create(
        EmailDomain(organisation=organisation, domain=domain) for domain in facts["domains"]
    )
    record(organisation, "create", by=None, at=calendar.at(BEGINNING))
    return organisation


def _people(cast: Cast, vendors: dict[str, dict[str, Any]], calendar: Calendar) -> None:
    """Leads come first, because a vendor is registered by its lead."""
    shared_hash = make_password(PASSWORD)
    everybody = sorted(read("people"), key=lambda p: p["role"] != Role.VENDOR_LEAD)
    for person in everybody:
        user = User.objects.create(email=person["email"], name=person["name"], password=shared_hash)
        user.emailaddress_set.create(email=user.email, verified=True, primary=True)
        cast.people[person["key"]] = user
        cast.homes[person["key"]] = (person["organisation"], person["role"])
        _place(cast, person, user, vendors, calendar)


def _place(
    cast: Cast,
    person: dict[str, Any],
    user: User,
    vendors: dict[str, dict[str, Any]],
    calendar: Calendar,
) -> None:
    home, at = person["organisation"], calendar.at(BEGINNING, "11:00")
    if home in vendors and home not in cast.organisations:
        cast.organisations[home] = _vendor(vendors[home], user, calendar)
    else:
        give_role(user, role=person["role"], organisation=cast.organisations[home], by=None, at=at)


def _vendor(facts: dict[str, Any], lead: User, calendar: Calendar) -> Organisation:
    vendor = register_vendor(
        name=facts["name"],
        by=lead,
        at=calendar.at(BEGINNING, "11:00"),
        company_number=facts["company_number"],
        staff=facts["staff"],
        turnover=facts["turnover"],
        is_vcse=facts["vcse"],
        town=facts["town"],
        regions=[REGIONS[name] for name in facts.get("regions", [])],
        website=facts["website"],
        summary=facts["summary"],
    )
    vendor.is_demonstration = True
    vendor.save(update_fields=["is_demonstration"])
    agreement = Agreement.objects.current()
    if agreement:
        accept_agreement(agreement, vendor=vendor, by=lead, at=calendar.at(BEGINNING, "11:30"))
    return vendor
