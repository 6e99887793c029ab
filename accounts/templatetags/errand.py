from django.template import Library

from workflow import request_id

register = Library()


@register.simple_tag
def errand():
    """The name of this request, by which whoever runs the site finds it in the logs."""
    return request_id.current()
