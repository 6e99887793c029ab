from typing import Any

from django import template

from accounts.models import User
from notifications.stopping import stop_address

register = template.Library()


@register.simple_tag
def stop_link(what: str, key: Any, person: User) -> str:
    """For the text of a mail: the address that ends one thing without signing in."""
    return stop_address(what, str(key), person)
