"""Which filters are on: read from a GET form, each with the query string that would switch it off."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Chip:
    label: str
    text: str
    query: str


def active_filters(form, query):
    """`query` is request.GET. Page numbers are dropped: another list starts at its first page."""
    return [
        Chip(
            str(bound.label),
            _words(bound, value),
            _without(query, bound.html_name, value),
        )
        for bound in form
        if not bound.is_hidden
        for value in query.getlist(bound.html_name)
        if value.strip()
    ]


def _words(bound, value):
    for option_value, option_label in getattr(bound.field.widget, "choices", ()):
        if str(option_value) == value:
            return getattr(option_label, "name", str(option_label))
    return "yes" if value == "on" else value


def _without(query, name, value):
    left = query.copy()
    left.setlist(name, [other for other in left.getlist(name) if other != value])
    left.pop("page", None)
    return left.urlencode()
