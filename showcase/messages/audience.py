"""Mails between those who came and the vendors they saw."""

from datetime import datetime

from django.urls import reverse

from accounts.enums import Role
from accounts.queries.audiences import people_of
from challenges.enums import FROM_VENDOR
from challenges.models import Contact
from notifications.actions import queue_message
from showcase.models import AudienceQuestion
from vendors.messages.audiences import leads_of


def tell_asked(question: AudienceQuestion, *, at: datetime) -> None:
    """The vendor's leads, without a word about who asks."""
    vendor = question.shown.response.solution.vendor
    for lead in leads_of(vendor):
        queue_message(
            to=lead,
            kind="audience_asked",
            key=f"{question.pk}",
            at=at,
            link=reverse("showcase:answer_audience", args=[question.pk]),
            about=vendor,
            question=question,
        )


def tell_answered(question: AudienceQuestion, *, at: datetime) -> None:
    session = question.shown.session
    queue_message(
        to=question.registration.email,
        kind="audience_answered",
        key=f"{question.pk}",
        at=at,
        link=reverse("showcase:session", args=[session.event.slug, session.pk]),
        question=question,
    )


def tell_meeting_asked(contact: Contact, *, at: datetime) -> None:
    """The leads of the other side; both find it in the contact log."""
    to_council = contact.kind in FROM_VENDOR
    asked = contact.council if to_council else contact.vendor
    role = Role.COUNCIL_LEAD if to_council else Role.VENDOR_LEAD
    for lead in people_of(asked, role) if asked else ():
        queue_message(
            to=lead,
            kind="meeting_asked",
            key=f"{contact.pk}",
            at=at,
            link=reverse("challenges:contacts"),
            about=contact.vendor,
            contact=contact,
        )
