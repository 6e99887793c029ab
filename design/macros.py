"""The GOV.UK Design System's own macros, compiled once, callable from Python."""

from functools import cache

from django.utils.safestring import SafeString, mark_safe
from jinja2 import Environment, PackageLoader, PrefixLoader


def render_macro(component: str, params: dict) -> SafeString:
    """`component` is the design system's name in kebab case: "date-input"."""
    return mark_safe(_macro(component)(params))


@cache
def _macro(component):
    template = _environment().get_template(
        f"govuk_frontend_jinja/components/{component}/macro.html"
    )
    name = "govuk" + "".join(word.capitalize() for word in component.split("-"))
    return getattr(template.module, name)


@cache
def _environment():
    environment = Environment(
        loader=PrefixLoader({"govuk_frontend_jinja": PackageLoader("govuk_frontend_jinja")}),
        autoescape=True,
        auto_reload=False,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    # The macros indent their output for reading; that would add spaces to every line somebody typed into a textarea.
    environment.filters["indent"] = lambda text, *_: text
    return environment
