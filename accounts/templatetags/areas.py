from django.template import Library

from accounts.pages.areas import ACCOUNT, AREAS, doors_for

register = Library()


@register.inclusion_tag("areas/doors.html", takes_context=True)
def area_doors(context, name):
    """The navigation of one work area, as far as the reader may go."""
    request = context["request"]
    area = AREAS[name]
    return {"title": area.title, "doors": doors_for(request.user, area, request.path)}


@register.inclusion_tag("areas/account_nav.html", takes_context=True)
def account_nav(context):
    """The pages of one's own account, on each of them."""
    request = context["request"]
    return {"doors": doors_for(request.user, ACCOUNT, request.path)}
