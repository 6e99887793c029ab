"""What somebody who leaves still holds here, for pages of other apps."""

from django.template import Library

from challenges.queries.statements import statements_held_by

register = Library()


@register.simple_tag
def statements_held(person, council):
    """How many statements would be left alone."""
    return statements_held_by(person, council).count() if council else 0
