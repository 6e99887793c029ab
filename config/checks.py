"""What `check --deploy` refuses: settings that are right on a newcomer's machine only."""

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register

from accounts.privacy.retention.applying import rules

KEY_CHARACTERS = 73  # two UUIDs and what joins them
TOKEN_CHARACTERS = 32
TEN_MINUTES = 600
NOTIFY_HINT = "See “Mail by GOV.UK Notify” in docs/operations.md."


@register(Tags.security, deploy=True)
def second_factor_is_required(**_: Any) -> list[CheckMessage]:
    if settings.SECOND_FACTOR_FOR in {"staff", "everybody"}:
        return []
    return [
        Error(
            "Staff can sign in without a second factor.",
            hint="Set SECOND_FACTOR_FOR to staff or everybody.",
            id="config.E001",
        )
    ]


@register(Tags.security, deploy=True)
def documents_are_scanned_for_viruses(**_: Any) -> list[CheckMessage]:
    if settings.DOCUMENT_SCANNER == "clamd":
        return []
    return [
        Error(
            "Uploaded documents are not scanned by ClamAV.",
            hint="Set DOCUMENT_SCANNER=clamd and CLAMD_HOST or CLAMD_SOCKET.",
            id="config.E002",
        )
    ]


@register(Tags.security, deploy=True)
def site_is_not_a_local_one(**_: Any) -> list[CheckMessage]:
    if not settings.LOCAL:
        return []
    return [
        Error(
            "The site runs as on a newcomer's machine: no HTTPS, developer pages, a known key.",
            hint="Set LOCAL=false, DATABASE_URL, REDIS_URL and SECRET_KEY.",
            id="config.E003",
        )
    ]


@register(Tags.security)
def retention_names_rules_there_are(**_: Any) -> list[CheckMessage]:
    """A mistyped name would keep for ever what somebody meant to end."""
    known = {rule.name for rule in rules()}
    wrong = [
        name for name, days in settings.RETENTION_DAYS.items() if name not in known or days < 1
    ]
    return [
        Error(
            f"RETENTION_DAYS names “{name}”, which is no rule, or gives it less than a day.",
            hint=f"The rules are: {', '.join(sorted(known))}.",
            id="config.E006",
        )
        for name in wrong
    ]


@register(Tags.security)
def notify_is_set_up_whole(**_: Any) -> list[CheckMessage]:
    """Asked at every start, since a mail would be the first to find out."""
    if not settings.NOTIFY_API_KEY:
        return []
    wrong = {
        "NOTIFY_API_KEY is too short to be a key of GOV.UK Notify.": len(settings.NOTIFY_API_KEY)
        < KEY_CHARACTERS,
        "NOTIFY_TEMPLATE_ID is not set.": not settings.NOTIFY_TEMPLATE_ID,
        "NOTIFY_CALLBACK_TOKEN has fewer than 32 characters.": 0
        < len(settings.NOTIFY_CALLBACK_TOKEN)
        < TOKEN_CHARACTERS,
    }
    return [
        Error(words, hint=NOTIFY_HINT, id="config.E004") for words, holds in wrong.items() if holds
    ]


@register(Tags.security, deploy=True)
def outbox_waits_longer_than_a_mail_server(**_: Any) -> list[CheckMessage]:
    """RFC 5321 section 4.5.3.2: a server may take ten minutes over the end of a mail."""
    if settings.OUTBOX_PATIENCE_SECONDS >= TEN_MINUTES:
        return []
    return [
        Error(
            "A mail counts as in doubt while a worker or the mail server may still be busy with it.",
            hint="Set OUTBOX_PATIENCE_SECONDS to 600 or more.",
            id="config.E005",
        )
    ]
