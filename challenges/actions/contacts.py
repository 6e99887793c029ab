from datetime import datetime

from django.db import transaction

from accounts.models import Organisation, User
from challenges.models import Challenge, Contact, Question
from challenges.rules import ACTS_FOR_COUNCIL_OR_LGA, HAS_NO_INTEREST
from workflow.engine import TransitionDenied, record, require

LONGEST_SUBJECT = 300


@transaction.atomic
def record_contact(
    challenge: Challenge,
    *,
    council: Organisation | None,
    vendor: Organisation,
    kind: str,
    subject: str,
    text: str = "",
    by: User,
    at: datetime,
) -> Contact:
    """Write a contact into the log; without a council, the LGA made it.

    The event about the challenge does not name the vendor: it is read by staff with an interest too.
    Raises TransitionDenied before the challenge is public: no vendor hears of it first.
    """
    if not challenge.is_public:
        raise TransitionDenied("Publish the challenge first, so that every vendor can read it.")
    require(ACTS_FOR_COUNCIL_OR_LGA, council, by=by)
    require(HAS_NO_INTEREST, vendor, by=by)
    contact = note_contact(
        challenge,
        council=council,
        vendor=vendor,
        kind=kind,
        subject=subject,
        text=text,
        by=by,
        at=at,
    )
    acted_for = {"council": council.name} if council else {}
    record(challenge, "contact", by=by, at=at, data={"contact": contact.pk, **acted_for})
    return contact


def note_contact(
    challenge: Challenge,
    *,
    vendor: Organisation | None,
    kind: str,
    subject: str,
    by: User,
    at: datetime,
    council: Organisation | None = None,
    question: Question | None = None,
    text: str = "",
) -> Contact:
    """The line of an act that was allowed and is recorded elsewhere; without a vendor, all were told."""
    return Contact.objects.create(
        challenge=challenge,
        council=council,
        vendor=vendor,
        kind=kind,
        question=question,
        subject=subject[:LONGEST_SUBJECT],
        text=text,
        by=by,
        at=at,
    )
