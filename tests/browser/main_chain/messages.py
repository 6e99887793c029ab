"""What the portal wrote to people on the way, as staff see it."""

import time

from django.core import mail

from notifications.enums import MessageStatus
from notifications.models import Message

PATIENCE_SECONDS = 20
WRITTEN_ON_THE_WAY = {
    *("membership_waiting", "membership_active"),
    *("statement_submitted", "statement_received", "statement_returned", "statement_accepted"),
    "challenge_published",
    *("vendor_registered", "agreement_accepted", "solution_submitted", "solution_received"),
    *("response_offered", "response_received", "response_shortlisted"),
    *("assessor_assigned", "scores_submitted", "clarification_asked", "clarification_answered"),
    "solution_decided",
    *("registration_confirmed", "registration_waiting"),
    *("registration_confirm_address", "registration_cancelled", "registration_offered"),
    "event_feedback",
    *("report_published_author", "report_published_vendor"),
}


def staff_see_what_was_sent(staff, *, codes: int):
    """A worker sent each message once; only the codes of signing up go past the outbox."""
    _wait_for_the_worker()
    assert set(Message.objects.values_list("kind", flat=True)) == WRITTEN_ON_THE_WAY
    assert set(Message.objects.values_list("status", flat=True)) == {MessageStatus.SENT}
    assert len(mail.outbox) == Message.objects.count() + codes
    staff.go("/staff/messages/").follow("The report is out").sees("Attempts", "The words")


def _wait_for_the_worker():
    end = time.monotonic() + PATIENCE_SECONDS
    while Message.objects.exclude(status=MessageStatus.SENT).exists():
        assert time.monotonic() < end, "The worker leaves messages unsent."
        time.sleep(0.05)
