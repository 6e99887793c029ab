"""People and organisations for tests, brought about by the real actions."""

import base64
from itertools import count

from allauth.mfa.totp.internal.auth import TOTP
from django.utils import timezone

from accounts.actions.memberships import give_role
from accounts.enums import CouncilType, OrganisationKind, Region, Role
from accounts.models import EmailDomain, Organisation, User
from accounts.standing import forget_standing
from vendors.actions.vetting.register import confirm_register
from vendors.enums import CompanySize
from vendors.models import VendorProfile

PASSWORD = "a long pass phrase"  # everybody's
TOTP_SECRET = base64.b32encode(b"a secret of twenty b").decode()  # everybody's second factor
DESK = "desk@lga.example"
_numbers = count(1)


def council(name="", *, domain="", **facts):
    """A council with an e-mail domain of its own."""
    number = next(_numbers)
    made = Organisation.objects.create(
        name=name or f"Northmere {number} Council",
        slug=f"council-{number}",
        kind=OrganisationKind.COUNCIL,
        **{"council_type": CouncilType.UNITARY, "region": Region.NORTH_EAST, **facts},
    )
    EmailDomain.objects.create(organisation=made, domain=domain or f"northmere{number}.gov.uk")
    return made


def public_body(name=""):
    number = next(_numbers)
    return Organisation.objects.create(
        name=name or f"Partnership {number}",
        slug=f"partnership-{number}",
        kind=OrganisationKind.PUBLIC_BODY,
    )


def vendor(name=""):
    """A vendor with its profile, not yet bound by the agreement."""
    number = next(_numbers)
    made = Organisation.objects.create(
        name=name or f"Larkfield {number} Limited",
        slug=f"vendor-{number}",
        kind=OrganisationKind.VENDOR,
    )
    VendorProfile.objects.create(
        organisation=made, company_number=f"{number:08}", size=CompanySize.SMALL
    )
    return made


def lga():
    """The operator's own organisation, the same one each time."""
    return Organisation.objects.get_or_create(
        slug="lga", defaults={"name": "Local Government Association", "kind": OrganisationKind.LGA}
    )[0]


def anybody(name="", email=""):
    """Somebody signed up, placed nowhere."""
    number = next(_numbers)
    made = User.objects.create_user(
        email or f"person{number}@example.org", PASSWORD, name=name or f"Person {number}"
    )
    made.emailaddress_set.create(email=made.email, verified=True, primary=True)
    return made


def officer(of=None, **who):
    return _holding(Role.COUNCIL_OFFICER, of or council(), **who)


def council_lead(of=None, **who):
    return _holding(Role.COUNCIL_LEAD, of or council(), **who)


def vendor_user(of=None, **who):
    return _holding(Role.VENDOR_USER, of or vendor(), **who)


def vendor_lead(of=None, **who):
    return _holding(Role.VENDOR_LEAD, of or vendor(), **who)


def assessor(**who):
    """An assessor whose standing register is empty and confirmed."""
    made = new_assessor(**who)
    confirm_register(by=made, at=timezone.now())
    return made


def new_assessor(**who):
    """An assessor who has not confirmed a register of interests yet."""
    return _holding(Role.ASSESSOR, lga(), **who)


def joined(person, vendor):
    """This person works for that vendor too."""
    give_role(person, role=Role.VENDOR_USER, organisation=vendor, by=None, at=timezone.now())


def staff(**who):
    """An LGA vetting officer, with a second factor."""
    return with_second_factor(_holding(Role.LGA_OFFICER, lga(), **who))


def desk():
    """The officer by whom journeys act wherever it does not matter who: the same one each time.

    Each officer more is told of every act, so a journey that hires one a step grows slow.
    """
    known = User.objects.filter(email=DESK).first()
    return known or with_second_factor(_holding(Role.LGA_OFFICER, lga(), email=DESK))


def becomes_staff(person):
    """Somebody who is an assessor already, say."""
    give_role(person, role=Role.LGA_OFFICER, organisation=lga(), by=None, at=timezone.now())
    forget_standing(person)
    return with_second_factor(person)


def becomes_assessor(person):
    """Somebody of a council, say, who scores as an expert too."""
    give_role(person, role=Role.ASSESSOR, organisation=lga(), by=None, at=timezone.now())
    forget_standing(person)


def administrator(**who):
    """An LGA administrator, with a second factor."""
    return with_second_factor(_holding(Role.LGA_ADMINISTRATOR, lga(), **who))


def with_second_factor(user):
    TOTP.activate(user, TOTP_SECRET)
    return user


def _holding(role, organisation, **who):
    user = anybody(**who)
    give_role(user, role=role, organisation=organisation, by=None, at=timezone.now())
    return user
