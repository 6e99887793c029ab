"""What the heads of pages about challenges say to search engines."""

from django.template import Library

from challenges.linked_data import challenge_data, list_data
from design.tags.linked import linked_data

register = Library()


@register.simple_tag
def challenge_linked_data(challenge, text, questions):
    return linked_data(challenge_data(challenge, text, questions))


@register.simple_tag
def list_linked_data(challenges, address):
    return linked_data(list_data(challenges, address))
