"""A council and a vendor who want to meet after a session; every request stands in the contact log."""

from datetime import datetime

from django.db import transaction

from accounts.models import Organisation, User
from accounts.standing import standing_of
from challenges.actions.contacts import note_contact, record_contact
from challenges.enums import ContactKind
from challenges.models import Contact
from showcase.messages.audience import tell_meeting_asked
from showcase.models import SessionResponse
from workflow.engine import TransitionDenied


@transaction.atomic
def ask_for_meeting(
    shown: SessionResponse, *, council: Organisation, text: str, by: User, at: datetime
) -> Contact:
    """From whichever side the person works on, to the leads of the other.

    Procurement Act 2023, s.16: engagement gives no vendor an unfair advantage, so it is on record.
    Raises TransitionDenied for anybody of neither side.
    """
    standing, response = standing_of(by), shown.response
    vendor = response.solution.vendor
    if vendor is None or not (council.pk in standing.councils or vendor.pk in standing.vendors):
        raise TransitionDenied("A meeting is between a council and the vendor of a shown solution.")
    is_council = council.pk in standing.councils
    log = record_contact if is_council else note_contact
    contact = log(
        response.challenge,
        council=council,
        vendor=vendor,
        kind=ContactKind.MEETING if is_council else ContactKind.VENDOR_MEETING,
        subject=f"A meeting after “{shown.session.title}”",
        text=text,
        by=by,
        at=at,
    )
    tell_meeting_asked(contact, at=at)
    return contact
