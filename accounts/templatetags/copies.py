"""Names of columns and sets, as the copy of personal data writes them."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.template import Library

from design.tags.lists import moment

register = Library()


@register.filter
def in_words(column: str) -> str:
    """“challenge__title” is “Challenge title”, “asked_at” is “Asked at”."""
    return column.replace("__", " ").replace("_", " ").capitalize()


@register.filter
def said(value: Any) -> Any:
    if isinstance(value, bool):
        return "Yes" if value else "No"
    return moment(value) if isinstance(value, datetime) else value


@register.filter
def join_sorted(words: Iterable[str]) -> str:
    return ", ".join(sorted(words))
