"""Things to read and press: buttons, tags, cards, boxes, notices."""

from django.template import Library
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import mark_safe

from design import prose as written

register = Library()


@register.simple_block_tag
def captured(content):
    """Keeps what it encloses under a name: {% captured as title %}…{% endcaptured %}."""
    return mark_safe(content.strip())


@register.filter
def prose(text, level=3):
    """What staff wrote in Markdown, as safe HTML; its headings get this level."""
    return written.prose(text or "", level)


@register.inclusion_tag("components/button.html")
def button(text, href="", variant="", name="", value="", **attributes):
    """A submit button, or with href a link that looks like one. Variants: secondary, warning, quiet."""
    return {
        "text": text,
        "href": href,
        "variant": variant,
        "name": name,
        "value": value,
        "attributes": attributes,
    }


@register.inclusion_tag("components/action_button.html")
def action_button(text, action, variant="secondary", **hidden):
    """A one-button POST form with its CSRF token; further keywords become hidden fields."""
    return {"text": text, "action": action, "variant": variant, "hidden": hidden}


@register.simple_tag
def tag(text, tone="sea"):
    """The word for a state. Tones: sea, sun, brick, grey."""
    return format_html(
        '<strong class="tag{}">{}</strong>',
        "" if tone == "sea" else f" tag--{tone}",
        text,
    )


@register.inclusion_tag("components/challenge_card.html")
def challenge_card(question, href, **options):
    """A challenge in a list; put it in <ul class="tiles"><li>.

    Options: theme, colour (ink, sea, sun, brick), facts, status with tone and note, level of the heading (3).
    """
    return {
        "colour": "sea",
        "tone": "sea",
        "level": 3,
        **options,
        "question": question,
        "href": href,
    }


@register.simple_block_tag
def panel(content, title="", **options):
    """A bordered box with a title line: {% panel "Fieldnote" href=url status="Eligible" %}…{% endpanel %}.

    Options: href, status with tone, meta (a quiet line), level of the heading (3).
    """
    head = render_to_string(
        "components/panel_head.html",
        {"tone": "sea", "level": 3, **options, "title": title},
    )
    return format_html('<article class="panel">{}{}</article>', head if title else "", content)


@register.simple_block_tag
def side_box(content, title="", level=2):
    """A paper box beside the text: who, when, what next."""
    return format_html('<section class="side-box">{}{}</section>', _heading(title, level), content)


@register.simple_block_tag
def inset(content):
    return format_html('<div class="inset">{}</div>', content)


@register.simple_block_tag
def notice(content, title="", tone="sea", level=2):
    """Something to know before acting; tones as for tags."""
    extra = "" if tone == "sea" else f" notice--{tone}"
    return format_html('<div class="notice{}">{}{}</div>', extra, _heading(title, level), content)


@register.simple_block_tag
def notification(content, title="For your information", level_tag="info"):
    """A banner at the top of a page; messages of the request are shown by base.html itself."""
    return format_html(
        '<section class="notification notification--{}"><h2 class="notification__title">{}</h2>'
        '<div class="notification__text">{}</div></section>',
        level_tag,
        title,
        content,
    )


@register.inclusion_tag("components/warning.html")
def warning(text):
    """One sentence on what cannot be undone."""
    return {"text": text}


@register.simple_block_tag
def details(content, summary, is_open=False):
    """More for those who want it."""
    return format_html(
        '<details class="govuk-details"{}><summary class="govuk-details__summary">'
        '<span class="govuk-details__summary-text">{}</span></summary>'
        '<div class="govuk-details__text">{}</div></details>',
        " open" if is_open else "",
        summary,
        content,
    )


@register.inclusion_tag("components/empty_state.html")
def empty_state(title, text="", act="", href=""):
    """Nothing here yet: why, and the next act."""
    return {"title": title, "text": text, "act": act, "href": href}


@register.inclusion_tag("components/no_endorsement.html")
def no_endorsement():
    """The sentence public procurement law wants beside every shown solution."""
    return {}


def _heading(title, level):
    return format_html("<h{0}>{1}</h{0}>", level, title) if title else ""
