"""Names of columns and sets, as the copy of personal data writes them."""

from collections.abc import Iterable

from django.template import Library

register = Library()


@register.filter
def in_words(column: str) -> str:
    """“challenge__title” is “Challenge title”, “asked_at” is “Asked at”."""
    return column.replace("__", " ").replace("_", " ").capitalize()


@register.filter
def join_sorted(words: Iterable[str]) -> str:
    return ", ".join(sorted(words))
