"""Getting about: back links, breadcrumbs, navigation inside a work area, pages, previous and next."""

from django.template import Library
from django.utils.html import format_html

from design.tags.linked import trail

register = Library()


@register.simple_tag
def back_link(href, text="Back"):
    return format_html('<a class="back" href="{}">{}</a>', href, text)


@register.inclusion_tag("components/breadcrumbs.html", takes_context=True)
def breadcrumbs(context, *pairs):
    """{% breadcrumbs "Challenges" list_url "Social care" theme_url %}; the page itself is listed for search engines only."""
    links = list(zip(pairs[::2], pairs[1::2], strict=True))
    title, request = context.get("page_title"), context.get("request")
    return {
        "links": links,
        "trail": trail(links, request.path, title) if title and request else None,
    }


@register.simple_block_tag
def section_nav(content, label, folds=False):
    """The pages of one work area, each of them a nav_item. A long one `folds` behind its label on a phone."""
    items = format_html("<ul>{}</ul>", content)
    if folds:
        items = format_html(
            '<details class="unfolds"><summary>{}</summary>{}</details>', label, items
        )
    return format_html('<nav class="section-nav" aria-label="{}">{}</nav>', label, items)


@register.inclusion_tag("components/nav_item.html", takes_context=True)
def nav_item(context, text, href, count=None, is_current=None, within=False):
    """A link that knows by the address whether it is the current page; `within`, or a page below it."""
    path = context["request"].path if "request" in context else ""
    if is_current is None:
        is_current = path == href or (within and path.startswith(href))
    return {
        "text": text,
        "href": href,
        "count": count,
        "is_current": is_current,
        "is_here": path == href,
    }


@register.inclusion_tag("components/pagination.html", takes_context=True)
def pagination(context, page):
    """Pages of a list by Django's Paginator; keeps the rest of the query string."""
    return {
        "page": page,
        "request": context["request"],
        "numbers": page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1),
        "ellipsis": page.paginator.ELLIPSIS,
    }


@register.inclusion_tag("components/prev_next.html")
def prev_next(previous_href="", previous="", next_href="", next=""):
    return {
        "previous_href": previous_href,
        "previous": previous,
        "next_href": next_href,
        "next": next,
    }
