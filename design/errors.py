"""What an error summary lists: every message of a form or formset, with the id of the element to go to."""

from django.forms import BaseFormSet
from django.utils.html import conditional_escape

from design.widgets import PARTS, DatePartsInput
from design.wording import error_texts


def listed_errors(form):
    """Of a form, of a formset, or nothing for None."""
    if isinstance(form, BaseFormSet):
        return _of_formset(form)
    return _of_form(form) if form is not None and form.is_bound else []


def has_errors(form):
    if isinstance(form, BaseFormSet):
        return form.is_bound and form.total_error_count() > 0
    return bool(getattr(form, "is_bound", False) and form.errors)


def _of_formset(formset):
    if not formset.is_bound:
        return []
    first = next((form for form in formset if form.fields), None)
    listed = [_item(message, _first_control(first)) for message in formset.non_form_errors()]
    for form in formset:
        listed += _of_form(form)
    return listed


def _of_form(form):
    listed = [_item(message, _first_control(form)) for message in form.non_field_errors()]
    for bound in form:
        listed += [_item(message, _control_id(bound)) for message in error_texts(bound)]
    return listed


def _item(message, control_id):
    href = {"href": f"#{control_id}"} if control_id else {}
    return {"html": conditional_escape(message), **href}


def _first_control(form):
    visible = form.visible_fields() if form else []
    return _control_id(visible[0]) if visible else None


def _control_id(bound):
    if bound.is_hidden:
        return _first_control(bound.form)
    if isinstance(bound.field.widget, DatePartsInput):
        return f"{bound.auto_id}-{_first_wrong_part(bound)}"
    return bound.auto_id


def _first_wrong_part(bound):
    shown = bound.field.widget.parts(bound.value())
    return next((part for part in PARTS if not shown[part]), PARTS[0])
