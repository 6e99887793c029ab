"""Dates of a record, which are kept as ISO 8601."""

from datetime import date

from django.template import Library
from django.template.defaultfilters import date as written

register = Library()


@register.filter
def day_in_words(iso: str) -> str:
    """“2027-05-01” as people write it; nothing stays nothing."""
    return written(date.fromisoformat(iso), "j F Y") if iso else ""
