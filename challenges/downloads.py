"""What the lists of this app say as spreadsheets, column by column."""

from django.conf import settings
from django.utils import timezone

from challenges.lifecycle import CHALLENGE, STATEMENT
from challenges.templatetags.challenge_parts import credit
from spreadsheets.writing import Written


def _day(moment):
    return timezone.localdate(moment).isoformat() if moment else ""


def _minute(moment):
    return timezone.localtime(moment).strftime("%Y-%m-%d %H:%M")


def _address(record):
    return f"{settings.SITE_URL}{record.get_absolute_url()}"


STATEMENTS = (
    Written("Reference", lambda row: row.reference, 14),
    Written("Question", lambda row: row.question, 60),
    Written("Council", credit, 30),
    Written("State", lambda row: STATEMENT.words[row.status].staff),
    Written("Submitted", lambda row: _day(row.submitted_at), 12),
    Written("Round", lambda row: row.round),
    Written("Theme", lambda row: row.theme),
    Written("Service area", lambda row: row.service_area),
    Written("What is the challenge?", lambda row: row.challenge, 60),
    Written("Why does it matter?", lambda row: row.why_it_matters, 60),
    Written("Considerations and constraints", lambda row: row.considerations, 60),
    Written("Who is affected?", lambda row: row.people_affected, 40),
    Written("Source", lambda row: row.source_programme),
    Written("Address", _address, 40),
)
STAFF_CHALLENGES = (
    Written("Short title", lambda row: row.title, 40),
    Written("Question", lambda row: row.question, 60),
    Written("State", lambda row: CHALLENGE.words[row.status].staff, 12),
    Written("Theme", lambda row: row.theme),
    Written("Round", lambda row: row.round),
    Written("Version", lambda row: row.version, 10),
    Written("Published", lambda row: _day(row.published_at), 12),
    Written("Last saved", lambda row: _day(row.saved_at), 12),
    Written("Sources", lambda row: row.sources_count, 10),
    Written("To answer", lambda row: row.waiting_count, 10),
    Written("Address", _address, 40),
)
CHALLENGES = (
    Written("Short title", lambda row: row.title, 40),
    Written("Question", lambda row: row.question, 60),
    Written("State", lambda row: CHALLENGE.words[row.status].public, 12),
    Written("Theme", lambda row: row.theme),
    Written("Round", lambda row: row.round),
    Written("Published", lambda row: _day(row.published_at), 12),
    Written("Solutions close", lambda row: _day(row.round.solutions_close_at), 14),
    Written("Designers", lambda row: row.designers_count, 10),
    Written("Councils that share it", lambda row: row.supports_count, 10),
    Written("Solutions offered", lambda row: row.responses_count, 10),
    Written("Address", _address, 40),
)
CONTACTS = (
    Written("When", lambda row: _minute(row.at), 16),
    Written("Challenge", lambda row: row.challenge.title, 40),
    Written("From", lambda row: row.sender, 30),
    # The people of the LGA are the LGA to everybody else.
    Written("Person", lambda row: row.by if row.council else "", 24),
    Written("To", lambda row: row.receiver, 30),
    Written("Kind", lambda row: row.get_kind_display()),
    Written("What", lambda row: row.shown_subject, 50),
    Written("What was written", lambda row: row.shown_text, 60),
)
