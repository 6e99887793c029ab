from typing import Any

from django import template
from django.conf import settings
from django.template import Context
from django.template.base import Parser, Token

from notifications.models import Message, ReturnedAddress
from notifications.stopping import OWN_LINK, for_others, for_reader, mark
from notifications.wordings.templates import PartNode

register = template.Library()


@register.simple_tag
def stop_link(what: str, key: Any) -> str:
    """For the text of a mail: where the address that ends one thing of its reader's comes in."""
    return mark(what, str(key))


@register.tag
def part(parser: Parser, token: Token) -> PartNode:
    """`{% part "name" %}…{% endpart %}`: one placeholder for whoever changes the words of this mail."""
    name = token.split_contents()[1].strip('"')
    nodelist = parser.parse(["endpart"])
    parser.delete_first_token()
    return PartNode(name, nodelist)


@register.filter
def kind_in_words(kind: str) -> str:
    return kind.replace("_", " ").capitalize()


@register.filter
def words_for_reader(message: Message) -> str:
    return for_reader(message.body, message.recipient)


@register.filter
def words_for_staff(message: Message) -> str:
    """A link in a confidential mail may be all it takes to read what it leads to."""
    words = for_others(message.body)
    if message.is_confidential and message.link:
        words = words.replace(settings.SITE_URL + message.link, OWN_LINK)
    return words


@register.inclusion_tag("notifications/returned_mail.html", takes_context=True)
def returned_mail(context: Context) -> dict[str, Any]:
    """Tells the reader that mail to their address comes back, where it does."""
    request = context["request"]
    address = ReturnedAddress.objects.of(request.user.email).first()
    return {"returned": address}
