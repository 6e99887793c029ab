"""Forms: the whole page form, single controls, error summary, filters."""

from django.forms import BaseFormSet
from django.template import Library
from django.template.loader import render_to_string
from django.utils.safestring import mark_safe

from design.chips import active_filters
from design.controls import render_control
from design.errors import has_errors, listed_errors
from design.macros import render_macro

register = Library()
SUMMARY_SHOWN = "design.error_summary"


@register.inclusion_tag("forms/form_page.html", takes_context=True)
def form_page(context, form, submit="Save and continue", **options):
    """One form from error summary to button.

    Options: heading, caption, lead (text above the fields); question=True (a single field whose label is the H1);
    action, cancel_href, cancel_text, variant, submit_name, submit_value; also, also_name (a second
    button that sends the form as well); extra (safe HTML before the button).
    """
    parts = form.forms if isinstance(form, BaseFormSet) else [form]
    return {
        "form": form,
        "is_formset": isinstance(form, BaseFormSet),
        "submit": submit,
        "summary": error_summary(context, form),
        "is_multipart": any(part.is_multipart() for part in parts),
        **options,
    }


@register.simple_tag(takes_context=True)
def error_summary(context, *forms):
    """Every message of the given forms, linked to its field; shown once a page however often it is asked for."""
    shown = context.render_context.setdefault(SUMMARY_SHOWN, set())
    fresh = [form for form in forms if form and id(form) not in shown]
    shown.update(id(form) for form in fresh)
    errors = [error for form in fresh for error in listed_errors(form)]
    if not errors:
        return ""
    return render_macro("error-summary", {"titleText": "There is a problem", "errorList": errors})


@register.simple_tag(takes_context=True)
def error_prefix(context):
    """ "Error: " in the page title when the form or formset in the context was refused."""
    return "Error: " if any(has_errors(context.get(name)) for name in ("form", "formset")) else ""


@register.simple_tag
def control(bound, question=False, optional_mark=True):
    """One field with label, hint and error."""
    return render_control(bound, question=question, optional_mark=optional_mark)


@register.simple_tag
def controls(form, question=False, optional_mark=True):
    """All fields of a form in order, hidden ones too; those revealed under a choice are drawn there."""
    revealed = _revealed_names(form)
    drawn = (
        render_control(bound, question=question, optional_mark=optional_mark)
        for bound in form
        if bound.name not in revealed
    )
    return mark_safe("\n".join(drawn))


def _revealed_names(form):
    return {
        name
        for field in form.fields.values()
        for name in getattr(field.widget, "reveals", {}).values()
    }


@register.inclusion_tag("forms/filters.html", takes_context=True)
def filter_form(context, form, submit="Apply filters", heading="Filter"):
    """A panel that asks by GET; folded on a phone, open beside the list on a wide screen."""
    request = context.get("request")
    return {
        "form": form,
        "submit": submit,
        "heading": heading,
        "path": request.path if request else "",
        "in_use": len(active_filters(form, request.GET)) if request else 0,
        "summary": error_summary(context, form),
    }


@register.simple_block_tag(takes_context=True)
def filtered(context, content, form, submit="Apply filters", heading="Filter"):
    """Filters on the left, what they leave on the right under chips: {% filtered filter.form %}…{% endfiltered %}."""
    options = {"form": form, "content": content, "submit": submit, "heading": heading}
    return render_to_string("forms/filtered.html", {**options, "request": context["request"]})


@register.inclusion_tag("components/chips.html", takes_context=True)
def filter_chips(context, form):
    """What the list is filtered by, each with a link that takes it away."""
    request = context["request"]
    return {"chips": active_filters(form, request.GET), "path": request.path}
