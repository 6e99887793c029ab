"""What pages show of a piece of evidence: how it stands today and where it is used."""

from collections.abc import Iterable
from datetime import date

from django.template import Library
from django.utils.timezone import localdate
from django.utils.translation import ngettext

from vendors.models import Answer, Evidence

register = Library()
SOON = 60  # days


@register.simple_tag
def evidence_state(evidence: Evidence) -> tuple[str, str]:
    """Word and tone."""
    if evidence.is_replaced:
        return "Replaced", "grey"
    if evidence.retired_at:
        return "Retired", "grey"
    if evidence.document and not evidence.document.is_clean:
        words = evidence.document.state_words
        tone = "sun" if evidence.document.scan_status == "waiting" else "brick"
        return words[:1].upper() + words[1:], tone
    return _by_date(evidence.expires_on, localdate())


def _by_date(expires: date | None, today: date) -> tuple[str, str]:
    if expires is None or (expires - today).days > SOON:
        return "In use", "sea"
    days = (expires - today).days
    if days < 0:
        return "Ended", "brick"
    if days == 0:
        return "Ends today", "sun"
    return ngettext("Ends in %d day", "Ends in %d days", days) % days, "sun"


@register.filter
def by_solution(uses: Iterable[Answer]) -> list[tuple[str, str]]:
    """Each solution with the codes of its criteria, whatever the version: (“Fieldnote”, “B1, C2”)."""
    codes: dict[str, dict[str, None]] = {}
    for use in uses:
        codes.setdefault(str(use.version.solution), {})[use.criterion.code] = None
    return [(solution, ", ".join(named)) for solution, named in codes.items()]
