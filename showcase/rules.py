"""Who may do what to an event, a registration or a report, and what an address or an offer means."""

from datetime import datetime, timedelta

from accounts.interests import has_interest, vendors_of_interest_to
from accounts.standing import standing_of
from workflow.permissions import Permission

HOLDS_REGISTRATION = Permission(
    "holds registration",
    "whoever holds the private link of the registration",
    lambda user, registration: True,
    public=True,
)


def _declines(user, question):
    """Staff, but not where they have an interest in the vendor."""
    vendor = question.shown.response.solution.vendor_id
    return standing_of(user).is_staff and not has_interest(user, vendor)


def _answers(user, question):
    vendor = question.shown.response.solution.vendor_id
    return vendor in standing_of(user).vendors or _declines(user, question)


def _tells(user, follow_up):
    standing = standing_of(user)
    vendor = follow_up.response.solution.vendor_id
    return follow_up.council_id in standing.councils or vendor in standing.vendors


def _writes(user, resource):
    """`resource` is None for one that is about to begin, and about nobody yet."""
    if resource is None or not standing_of(user).is_staff:
        return standing_of(user).is_staff
    return not resource.solutions.filter(vendor__in=vendors_of_interest_to(user)).exists()


def _reads_transparency(user, version):
    """What vendors answer is not public; the draft holds some of it, for councils to use."""
    standing, vendor = standing_of(user), version.solution.vendor_id
    if vendor in standing.vendors:
        return True
    return bool(standing.councils or standing.is_staff) and not has_interest(user, vendor)


READS_TRANSPARENCY = Permission(
    "reads transparency records",
    "officers of a council, LGA staff without an interest in the vendor, and the vendor’s own people",
    _reads_transparency,
    otherwise="Only officers of a council, the vendor’s own people and LGA staff without an interest in it read this.",
)
WRITES_RESOURCES = Permission(
    "writes resources",
    "LGA staff without an interest in a vendor it is about",
    _writes,
    otherwise="Only LGA staff without an interest in a vendor it is about write this.",
)
ANSWERS_AUDIENCE = Permission(
    "answers audience",
    "people of the vendor that was asked, and LGA staff",
    _answers,
    otherwise="Only people of the vendor that was asked and LGA staff answer this.",
)
DECLINES_AUDIENCE = Permission(
    "declines audience",
    "LGA staff without an interest in the vendor",
    _declines,
    otherwise="Only LGA staff without an interest in this vendor do this.",
)
TELLS_WHAT_HAPPENED = Permission(
    "tells what happened",
    "people of the council and of the vendor that are asked",
    _tells,
    otherwise="Only people of the council and the vendor that were asked tell this.",
)
MEETS = Permission(
    "meets",
    "officers of a council, and people of the vendor that was shown",
    lambda user, shown: (
        bool(standing_of(user).councils)
        or shown.response.solution.vendor_id in standing_of(user).vendors
    ),
    otherwise="Only officers of a council and people of the vendor that was shown do this.",
)

LONGEST_OFFER = timedelta(hours=48)
CONFIRM_WITHIN = timedelta(hours=48)


def offer_end(starts_at: datetime, at: datetime) -> datetime:
    """Two days, or half of the time that is left, so that near the event more than one can be asked."""
    return at + min(LONGEST_OFFER, (starts_at - at) / 2)


def mailbox_of(email: str) -> str:
    """The address without what stands behind a plus sign: ada+showcase@… and ada@… reach one person."""
    local, _, domain = email.lower().rpartition("@")
    return f"{local.partition('+')[0] or local}@{domain}"
