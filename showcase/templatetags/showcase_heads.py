"""What the heads of the showcase's pages say to search engines."""

from django.template import Library

from design.tags.linked import linked_data
from showcase.linked_data import event_data, report_data, resource_data, site_data

register = Library()


@register.simple_tag
def site_linked_data():
    return linked_data(site_data())


@register.simple_tag
def event_linked_data(event):
    return linked_data(event_data(event))


@register.simple_tag
def report_linked_data(version):
    return linked_data(report_data(version))


@register.simple_tag
def resource_linked_data(version):
    return linked_data(resource_data(version))
