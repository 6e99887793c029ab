"""What an assessor who leaves was still to score, for pages of other apps."""

from django.template import Library

from vendors.models import Assignment

register = Library()


@register.simple_tag
def assignments_open(person):
    """How many solutions wait for their scores."""
    return Assignment.objects.open().filter(assessor=person).count()
