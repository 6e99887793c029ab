"""A mail's words: `emails/<kind>.txt`, whose first line is the subject, or what staff wrote instead."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.template import Context
from django.template.loader import get_template

from notifications.queries.wordings import changed_words
from notifications.wordings.templates import fill_in, split


@dataclass(frozen=True)
class Letter:
    subject: str
    body: str


def write_letter(kind: str, link: str, context: dict[str, Any]) -> Letter:
    """Fill in the words of this kind, with the full address of `link` below the text."""
    known = {**context, "site_name": settings.SITE_NAME, "operator": settings.OPERATOR_NAME}
    changed = changed_words(kind)
    words = fill_in(changed, kind, known) if changed else split(_filled(kind, known))
    parts = [words.body, _address(link)]
    return Letter(words.subject, "\n\n".join(part for part in parts if part))


def _address(link: str) -> str:
    return f"{settings.SITE_URL}{link}" if link else ""


def write_foot(**words: str) -> str:
    """Why this mail came, who runs the portal, and how to get less of it."""
    known = {"site_name": settings.SITE_NAME, "operator": settings.OPERATOR_NAME}
    return _filled("_foot", {**known, **words}).strip()


def _filled(kind: str, words: dict[str, Any]) -> str:
    """Plain text: an apostrophe stays an apostrophe."""
    plain = Context(words, autoescape=False)
    return get_template(f"emails/{kind}.txt").template.render(plain)  # type: ignore[attr-defined]
