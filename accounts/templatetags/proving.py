"""Why somebody is asked to prove that it is them."""

from django.template import Library

from accounts.sessions.fresh import ABOUT_TO

register = Library()


@register.simple_tag(takes_context=True)
def about_to(context):
    """A sentence; where it is not a page of ours that asks, the pages of signing in do."""
    waiting = context["request"].session.get(ABOUT_TO) or {}
    if waiting and waiting["onward"] == context.get("redirect_field_value"):
        return f"You are about to {waiting['act']}."
    return "You are about to change how you sign in."
