from django.template import Library

from accounts.areas import AREAS, doors_for

register = Library()


@register.inclusion_tag("areas/doors.html", takes_context=True)
def area_doors(context, name):
    """The navigation of one work area, as far as the reader may go."""
    request = context["request"]
    area = AREAS[name]
    return {"title": area.title, "doors": doors_for(request.user, area, request.path)}
