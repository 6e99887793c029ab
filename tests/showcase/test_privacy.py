"""What is kept of guests and speakers ends, and the numbers stay."""

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.privacy.erasing import close_account
from accounts.privacy.retention.applying import apply_rules
from showcase.actions.events.agenda import add_speaker
from showcase.models import Registration
from tests.journeys import people
from tests.journeys.showcase import attendee, event_at

pytestmark = pytest.mark.django_db


def ended(at) -> dict[str, int]:
    lines = apply_rules(by=None, at=at).lines
    return {line["rule"]: line["number"] for line in lines if line["number"]}


def test_needs_are_deleted_30_days_after_and_not_before():
    event = event_at()
    attendee(event, access_needs="A hearing loop", dietary_needs="")
    attendee(event)
    month = event.ends_at + timedelta(days=30)
    assert ended(month - timedelta(seconds=1)) == {}
    assert ended(month) == {"needs": 1}
    kept = Registration.objects.order_by("pk")
    fields = ("access_needs", "dietary_needs", "needs_deleted_at")
    assert list(kept.values_list(*fields)) == [("", "", month), ("", "", None)]


def test_guests_are_numbers_400_days_after_and_not_before():
    event = event_at()
    guests = [attendee(event), attendee(event)]
    addresses = {guest.email for guest in guests}
    assert ended(event.ends_at + timedelta(days=399)) == {}
    assert ended(event.ends_at + timedelta(days=400)) == {"guests": 2}
    left = Registration.objects.confirmed()
    assert left.count() == 2
    assert {guest.name for guest in left} == {"A former guest"}
    assert addresses & {guest.email for guest in left} == set()
    assert ended(event.ends_at + timedelta(days=401)) == {}


def test_speaker_whose_details_are_erased_is_named_on_no_page(client):
    speaker, event = people.officer(name="Ada Bright"), event_at()
    add_speaker(
        event.sessions.get(),
        name="Ada Bright",
        email=speaker.email,
        role="Team manager",
        by=people.staff(),
        at=timezone.now(),
    )
    assert "Ada Bright" in client.get(event.get_absolute_url()).content.decode()
    close_account(speaker, by=None, at=timezone.now())
    page = client.get(event.get_absolute_url()).content.decode()
    assert "Ada Bright" not in page
    assert "A former speaker, Team manager" in page
