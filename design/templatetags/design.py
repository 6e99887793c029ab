"""`{% load design %}`: every component of the gallery. The parts live in rooms by noun; pages load one library."""

from django.template import Library

from design.tags import figures, forms, linked, lists, moving, panels

register = Library()
for room in (forms, panels, lists, moving, figures, linked):
    register.tags.update(room.register.tags)
    register.filters.update(room.register.filters)
