"""What search engines read of a page: linked data (JSON-LD) in the words of schema.org."""

import html
import json

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.template import Library
from django.utils.html import format_html, strip_tags
from django.utils.safestring import mark_safe

register = Library()
# Valid JSON still, and no longer the end of a script element, a comment or an entity.
ESCAPES = {ord(">"): "\\u003E", ord("<"): "\\u003C", ord("&"): "\\u0026"}


@register.simple_tag
def linked_data(data):
    """A data block, which no browser runs: the content security policy says nothing of it."""
    whole = {"@context": "https://schema.org", **data}
    text = json.dumps(whole, cls=DjangoJSONEncoder, ensure_ascii=False).translate(ESCAPES)
    return format_html('<script type="application/ld+json">{}</script>', mark_safe(text))


def absolute(address):
    return f"{settings.SITE_URL}{address}"


def trail(pairs, here, title):
    """A BreadcrumbList from the home page over `pairs` of text and address to the page itself."""
    steps = [("Home", "/"), *pairs, (html.unescape(strip_tags(title)), here)]
    items = [
        {"@type": "ListItem", "position": place, "name": str(name), "item": absolute(address)}
        for place, (name, address) in enumerate(steps, start=1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": items}
