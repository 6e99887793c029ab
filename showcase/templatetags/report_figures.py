"""Figures of a report."""

from datetime import date
from typing import Any

from django.template import Library
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString

from design.prose import prose
from design.tags.panels import tag
from showcase.reports.addresses import records_path
from showcase.reports.figures import Figure
from showcase.reports.page import Page
from showcase.reports.records import checked_by_section
from showcase.wording import day

register = Library()
WITHDRAWN = ' <span class="report-withdrawn">({} of these since withdrawn)</span>'


@register.simple_tag(takes_context=True)
def told(context: Any, name: str, of: str = "", one: str = "", many: str = "") -> SafeString:
    """A figure with its words, linked to the records it counts; says how many were withdrawn since.

    `one` and `many` are the words behind the number. A preview has no records to link to yet.
    """
    page: Page = context["page"]
    figure = page.figures[name, of]
    words = one if figure.number == 1 and one else many or figure.words
    return _linked(context, figure, format_html("<strong>{}</strong> {}", figure.number, words))


@register.simple_tag(takes_context=True)
def number_of(context: Any, figure: Figure) -> SafeString:
    """The number alone, where its words stand beside it; who hears links alone hears the words too."""
    words = figure.in_words.partition(" ")[2]
    heard = f"{words}, {figure.about}" if figure.about else words
    hidden = format_html(' <span class="govuk-visually-hidden">{}</span>', heard)
    return _linked(context, figure, format_html("{}{}", figure.number, hidden))


def _linked(context: Any, figure: Figure, shown: SafeString) -> SafeString:
    version = context.get("version")
    if version is None:
        return shown
    href = f"{context.get('site', '')}{records_path(version, figure)}"
    withdrawn = context["page"].number_withdrawn(figure)
    note = format_html(WITHDRAWN, withdrawn) if withdrawn else ""
    return format_html('<a href="{}">{}</a>{}', href, shown, note)


@register.simple_tag(takes_context=True)
def withdrawn_mark(context: Any, kind: str, key: str) -> str:
    """Beside a challenge or solution that does not stand any more."""
    return tag("Withdrawn since", "brick") if context["page"].is_withdrawn(kind, key) else ""


@register.simple_tag(takes_context=True)
def link_to(context: Any, kind: str, key: str, path: str, text: str) -> SafeString:
    """To the page of a record, where it still has one."""
    if context["page"].is_withdrawn(kind, key):
        return conditional_escape(text)
    return format_html('<a href="{}{}">{}</a>', context.get("site", ""), path, text)


@register.filter
def written(text: str, level: int = 3) -> SafeString:
    """What staff wrote for a report: Markdown with tables."""
    return prose(text or "", level, tables=True)


@register.simple_tag
def sections_checked(page: Page, assurance: dict[str, Any]) -> list[tuple[str, int, int]]:
    """Section of the criteria, how many were met and how many scored; empty in an older format."""
    return checked_by_section(page.content, assurance)


@register.filter
def as_day(iso: str) -> str:
    """2024-11-14 as 14 November 2024."""
    return day(date.fromisoformat(iso))
