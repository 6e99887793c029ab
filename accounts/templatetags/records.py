"""A record's state in words, and what happened to it."""

from django.template import Library

from accounts.log.words import act_of, kind_of
from design.tags.panels import tag
from workflow.engine import Lifecycle
from workflow.models import Event

register = Library()


@register.simple_tag
def state(record):
    """The state as staff call it, as a chip."""
    words = Lifecycle.of(record).words[record.status]
    return tag(words.staff, words.tone)


@register.simple_tag
def public_state(record):
    """The state as everybody else reads it, as a chip."""
    words = Lifecycle.of(record).words[record.status]
    return tag(words.public, words.tone)


@register.filter
def kind_of_record(label):
    """What people call records of a model, by its label."""
    return kind_of(label)


@register.inclusion_tag("accounts/history.html")
def history(record):
    """Everything that happened to one record, newest first, with names: for staff."""
    events = Event.objects.about(record).select_related("by")
    return {"lines": [(act_of(event), event) for event in reversed(events)]}


@register.inclusion_tag("accounts/public_history.html")
def public_history(record):
    """How one record moved, newest first, without names: for those it is about."""
    events = Event.objects.about(record).exclude(to_status="")
    return {"lines": [(_words(record, event), event) for event in reversed(events)]}


def _words(record, event):
    """The state an event led to; its own name where it moved nothing."""
    lifecycle = _lifecycle(record)
    words = lifecycle.words.get(event.to_status) if lifecycle else None
    return words.public if words else event.name.replace("_", " ").capitalize()


def _lifecycle(record):
    """None for records that have no states, such as organisations."""
    return Lifecycle.registry.get(record._meta.label_lower)
