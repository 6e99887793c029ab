"""Records and rows: summary lists, task lists, reasons, time lines, tables, files, comparisons."""

import re

from django.template import Library
from django.template.loader import render_to_string
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import mark_safe
from django.utils.text import slugify
from django.utils.timezone import localtime

register = Library()

FILE_STATES = {
    "waiting": ("Checking for viruses", "grey"),
    "clean": ("Checked", "sea"),
    "infected": ("Virus found: stays closed", "brick"),
    "altered": ("Changed since it was uploaded: closed", "brick"),
    "failed": ("Not checked yet: we will try again", "sun"),
}


@register.simple_block_tag
def summary_list(content):
    """{% summary_list %}{% summary_row "Title" value change=url %}…{% endsummary_list %}."""
    return format_html('<dl class="summary">{}</dl>', content)


@register.inclusion_tag("components/summary_row.html")
def summary_row(key, value=None, change="", change_text="Change", missing="Not answered"):
    """One answer; line breaks are kept. With `change` a link to the page where it was asked."""
    return {
        "key": key,
        "value": value,
        "change": change,
        "change_text": change_text,
        "missing": missing,
    }


@register.simple_block_tag
def summary_block(content, key, change="", change_text="Change"):
    """A row whose value is HTML: {% summary_block "Evidence" %}<ul>…</ul>{% endsummary_block %}."""
    link = _change_link(key, change, change_text) if change else ""
    return format_html(
        '<div class="summary__row"><dt>{}</dt><dd>{}</dd>{}</div>', key, content, link
    )


def _change_link(key, change, text):
    return format_html(
        '<dd class="summary__change"><a href="{}">{}<span class="govuk-visually-hidden"> {}</span></a></dd>',
        change,
        text,
        str(key).lower(),
    )


@register.simple_block_tag
def task_list(content):
    return format_html('<ul class="tasks">{}</ul>', content)


@register.inclusion_tag("components/task.html")
def task(name, href="", status="", tone="grey", hint=""):
    """One thing to do; without href it cannot be started yet."""
    return {"name": name, "href": href, "status": status, "tone": tone, "hint": hint}


@register.simple_block_tag
def reasons(content):
    """Fits · Met · Unknown · Contradicted: {% reasons %}{% reason "Fits" text phrases %}{% endreasons %}."""
    return format_html('<dl class="reasons">{}</dl>', content)


@register.simple_tag
def reason(label, text, phrases=()):
    """One reason; `phrases` are the quoted words to highlight in it."""
    return format_html(
        '<dt class="reasons--{}">{}</dt><dd>{}</dd>',
        slugify(label),
        label,
        highlight(text, phrases),
    )


@register.simple_block_tag
def reason_block(content, label):
    """A reason told in HTML."""
    return format_html('<dt class="reasons--{}">{}</dt><dd>{}</dd>', slugify(label), label, content)


@register.filter
def highlight(text, phrases):
    """Marks the phrases where they stand as whole words, in any case; the text is escaped."""
    words = [
        re.escape(phrase)
        for phrase in sorted(phrases or (), key=len, reverse=True)
        if phrase.strip()
    ]
    if not words:
        return conditional_escape(text)
    pieces = re.split(rf"(?<!\w)({'|'.join(words)})(?!\w)", str(text), flags=re.IGNORECASE)
    marked = (
        format_html("<mark>{}</mark>", piece) if place % 2 else conditional_escape(piece)
        for place, piece in enumerate(pieces)
    )
    return mark_safe("".join(marked))


@register.simple_block_tag
def timeline(content):
    return format_html('<ol class="timeline">{}</ol>', content)


@register.inclusion_tag("components/timeline_item.html")
def timeline_item(title, at=None, by="", text=""):
    """What happened, when, who did it, and their reason."""
    return {"title": title, "at": at, "by": by, "text": text}


@register.simple_block_tag
def data_table(content, caption, head, hide_caption=False):
    """A table that becomes stacked rows on a phone; head is "Name|Status|Score#" (# for numbers)."""
    hidden = ' class="govuk-visually-hidden"' if hide_caption else ""
    cells = format_html_join(
        "", '<th scope="col"{}>{}</th>', (_head_cell(name) for name in head.split("|"))
    )
    return format_html(
        '<table class="data-table"><caption{}>{}</caption><thead><tr>{}</tr></thead><tbody>{}</tbody></table>',
        mark_safe(hidden),
        caption,
        cells,
        content,
    )


def _head_cell(name):
    is_number = name.endswith("#")
    return mark_safe(' class="number"') if is_number else "", name.rstrip("#").strip()


@register.simple_block_tag
def cell(content, label="", header=False, number=False):
    """A cell of a data_table; `label` is its column's name, shown beside it on a phone."""
    opening = 'th scope="row"' if header else "td"
    number_class = ' class="number"' if number else ""
    return format_html(
        '<{}{} data-label="{}"><span>{}</span></{}>',
        mark_safe(opening),
        mark_safe(number_class),
        label,
        content,
        "th" if header else "td",
    )


@register.simple_block_tag
def file_list(content):
    return format_html('<ul class="files">{}</ul>', content)


@register.inclusion_tag("components/file_row.html")
def file_row(name, href="", meta="", state="", act="", act_href=""):
    """An uploaded file. State: waiting, clean, infected, altered, failed; only a clean one should have an href."""
    words, tone = FILE_STATES.get(state, ("", "grey"))
    return {
        "name": name,
        "href": href,
        "meta": meta,
        "words": words,
        "tone": tone,
        "act": act,
        "act_href": act_href,
    }


@register.simple_block_tag
def comparison(content):
    """Columns side by side, below each other on a phone."""
    return format_html('<div class="comparison">{}</div>', content)


@register.simple_block_tag
def comparison_column(content, title, href="", status="", tone="sea"):
    head = render_to_string(
        "components/panel_head.html",
        {"title": title, "href": href, "status": status, "tone": tone, "level": 3},
    )
    return format_html('<section class="comparison__column">{}{}</section>', head, content)


@register.filter
def moment(at):
    """14 November 2024 at 3:05pm, in the site's time zone."""
    if at is None:
        return ""
    local = localtime(at)
    hour = local.strftime("%I").lstrip("0")
    return f"{local.day} {local.strftime('%B %Y')} at {hour}:{local.strftime('%M%p').lower()}"
