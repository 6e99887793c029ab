"""From a bound Django field to the design system's component: which macro, with which parameters.

A page never calls this; it writes {{ form }} or {{ field.as_field_group }} and the renderer comes here.
"""

from django import forms
from django.template.loader import render_to_string
from django.utils.html import conditional_escape
from django.utils.safestring import mark_safe

from design import widgets
from design.macros import render_macro
from design.wording import error_texts

# Attributes the page must not have: the browser would refuse or cut an answer before the server can explain.
WITHHELD = {
    "required",
    "maxlength",
    "minlength",
    "min",
    "max",
    "step",
    "aria-describedby",
    "aria-invalid",
    "placeholder",
}
NAMED = {
    "class",
    "autocomplete",
    "spellcheck",
    "inputmode",
    "rows",
    "cols",
    "disabled",
    "id",
    "multiple",
}
BLANK_LABELS = {"---------", "--", ""}


def render_control(bound, *, question=False, optional_mark=True):
    """The whole form group of one field: label, hint, error, control. `question` makes its label the page's H1."""
    if bound.is_hidden:
        return bound.as_widget()
    draw = _drawer(bound.field.widget)
    return draw(bound, _Asked(bound, question, optional_mark))


class _Asked:
    """What all controls say alike: label, hint and error in the macros' shape."""

    def __init__(self, bound, question, optional_mark):
        self.question = question
        self.text = _label(bound, optional_mark)
        self.hint = _text(bound.help_text)
        self.error = _text(next(iter(error_texts(bound)), None))

    @property
    def label(self):
        size = "l" if self.question else "s"
        return {
            **self.text,
            "classes": f"govuk-label--{size}",
            "isPageHeading": self.question,
        }

    @property
    def fieldset(self):
        size = "l" if self.question else "s"
        legend = {
            **self.text,
            "classes": f"govuk-fieldset__legend--{size}",
            "isPageHeading": self.question,
        }
        return {"legend": legend}

    @property
    def around(self):
        return {"hint": self.hint, "errorMessage": self.error}


def _label(bound, optional_mark):
    label = bound.label
    is_optional = (
        optional_mark and not bound.field.required and "optional" not in str(label).lower()
    )
    if is_optional and not isinstance(bound.field, forms.BooleanField):
        label = mark_safe(f"{conditional_escape(label)} (optional)")
    return _text(label)


def _text(text):
    """Escaped once: text that is already safe HTML stays so, any other is escaped here."""
    return {"html": conditional_escape(text)} if text else None


def _attributes(bound):
    attrs = bound.field.widget.attrs
    return {
        name: str(value)
        for name, value in attrs.items()
        if name not in WITHHELD | NAMED and value is not False
    }


def _basics(bound):
    attrs = bound.field.widget.attrs
    return {
        "id": bound.id_for_label or bound.auto_id,
        "name": bound.html_name,
        "classes": attrs.get("class", ""),
        "autocomplete": attrs.get("autocomplete"),
        "spellcheck": attrs.get("spellcheck"),
        "disabled": bound.field.disabled,
        "attributes": _attributes(bound),
    }


def _shown(bound):
    value = bound.field.widget.format_value(bound.value())
    return "" if value is None else str(value)


def _input(bound, asked, **more):
    params = {
        **_basics(bound),
        "label": asked.label,
        **asked.around,
        "value": _shown(bound) or None,
    }
    params["type"] = getattr(bound.field.widget, "input_type", "text")
    params["inputmode"] = bound.field.widget.attrs.get("inputmode")
    return render_macro("input", {**params, **more})


def _email(bound, asked):
    return _input(
        bound,
        asked,
        spellcheck=False,
        autocomplete=bound.field.widget.attrs.get("autocomplete", "email"),
    )


def _number(bound, asked):
    keys = (
        "numeric"
        if isinstance(bound.field, forms.IntegerField)
        and not isinstance(bound.field, forms.DecimalField | forms.FloatField)
        else "decimal"
    )
    classes = bound.field.widget.attrs.get("class", "govuk-input--width-5")
    return _input(bound, asked, type="text", inputmode=keys, classes=classes, spellcheck=False)


def _affixed(bound, asked):
    widget = bound.field.widget
    return _input(bound, asked, prefix={"text": widget.prefix}, suffix={"text": widget.suffix})


def _moment(input_type, moment_format):
    def draw(bound, asked):
        value = bound.value()
        shown = value.strftime(moment_format) if hasattr(value, "strftime") else value or ""
        classes = bound.field.widget.attrs.get("class", "govuk-!-width-one-half")
        return _input(bound, asked, type=input_type, value=shown or None, classes=classes)

    return draw


def _password(bound, asked):
    params = {**_basics(bound), "label": asked.label, **asked.around}
    return render_macro("password-input", params)


def _textarea(bound, asked):
    widget = bound.field.widget
    params = {
        **_basics(bound),
        "label": asked.label,
        **asked.around,
        "value": _shown(bound),
    }
    params["rows"] = widget.attrs.get("rows") if str(widget.attrs.get("rows")) != "10" else 6
    limit = _limit(bound)
    return render_macro("character-count" if limit else "textarea", {**params, **limit})


def _limit(bound):
    max_words = getattr(bound.field.widget, "max_words", None)
    if max_words:
        return {"maxwords": max_words}
    max_length = getattr(bound.field, "max_length", None)
    return {"maxlength": max_length} if max_length else {}


def _file(bound, asked):
    params = {**_basics(bound), "label": asked.label, **asked.around}
    return render_macro(
        "file-upload",
        {**params, "multiple": bound.field.widget.allow_multiple_selected},
    )


def _date_parts(bound, asked):
    shown = bound.field.widget.parts(bound.value())
    wrong = " govuk-input--error" if asked.error else ""
    birth = bound.field.widget.autocomplete_birth
    items = [
        {
            "name": part,
            "value": shown[part] or None,
            "autocomplete": f"bday-{part}" if birth else None,
            "classes": f"govuk-input--width-{4 if part == 'year' else 2}{wrong}",
        }
        for part in widgets.PARTS
    ]
    params = {
        "id": bound.auto_id,
        "namePrefix": bound.html_name,
        "fieldset": asked.fieldset,
        "items": items,
    }
    return render_macro("date-input", {**params, **asked.around})


def _select(bound, asked):
    items = [
        {
            "value": option["value"],
            "text": _choice_text(option, "Choose one"),
            "selected": option["selected"],
        }
        for option in _options(bound)
    ]
    return render_macro(
        "select",
        {**_basics(bound), "label": asked.label, **asked.around, "items": items},
    )


def _radios(bound, asked):
    return _unscripted(render_macro("radios", _choices(bound, asked, "radios")))


def _checkboxes(bound, asked):
    return _unscripted(render_macro("checkboxes", _choices(bound, asked, "checkboxes")))


def _unscripted(html):
    """Without this attribute the script leaves revealing to the style sheet; it would set aria-expanded, which radios may not have."""
    return mark_safe(html.replace(' data-aria-controls="', ' data-reveals="'))


def _choices(bound, asked, component):
    widget = bound.field.widget
    classes = [
        widget.attrs.get("class", ""),
        f"govuk-{component}--small" if "data-small" in widget.attrs else "",
    ]
    if getattr(widget, "inline", False):
        classes.append(f"govuk-{component}--inline")
    return {
        "idPrefix": bound.auto_id,
        "name": bound.html_name,
        "fieldset": asked.fieldset,
        "classes": " ".join(filter(None, classes)),
        "items": [_choice(bound, option) for option in _options(bound)],
        **asked.around,
    }


def _choice(bound, option):
    widget = bound.field.widget
    value = str(option["value"])
    revealed = getattr(widget, "reveals", {}).get(value)
    return {
        "value": value,
        "html": conditional_escape(_choice_text(option, "No answer")),
        "checked": option["selected"],
        "disabled": bound.field.disabled,
        "hint": _text(getattr(widget, "hints", {}).get(value)),
        "conditional": {"html": render_control(bound.form[revealed], optional_mark=False)}
        if revealed
        else None,
    }


def _options(bound):
    """Django's own list of choices with what is selected among them; groups are laid flat."""
    widget = bound.field.widget
    chosen = widget.format_value(bound.value())
    return list(widget.options(bound.html_name, chosen or []))


def _choice_text(option, blank):
    return (
        blank
        if str(option["label"]) in BLANK_LABELS and not str(option["value"])
        else option["label"]
    )


def _single_checkbox(bound, asked):
    item = {
        "value": "on",
        **asked.text,
        "checked": bool(bound.value()),
        "hint": asked.hint,
    }
    params = {
        "idPrefix": bound.auto_id,
        "name": bound.html_name,
        "items": [item],
        "errorMessage": asked.error,
    }
    if asked.error:
        item["attributes"] = {"aria-describedby": f"{bound.auto_id}-error"}
    return render_macro("checkboxes", params)


def _score(bound, asked):
    context = {"bound": bound, "asked": asked, "options": _options(bound)}
    return mark_safe(render_to_string("forms/score.html", context))


def _rows(bound, asked):
    widget = bound.field.widget
    rows = [
        [
            {
                "id": f"{bound.auto_id}-{place}-{column}",
                "name": f"{bound.html_name}-{place}-{column}",
                "label": label,
                "value": row.get(column, ""),
            }
            for column, label in widget.columns.items()
        ]
        for place, row in enumerate(widget.rows(bound.value()))
    ]
    return mark_safe(
        render_to_string("forms/rows.html", {"bound": bound, "asked": asked, "rows": rows})
    )


def _whole(bound, asked):
    """A widget nobody drew yet: its own markup inside a form group, so that no form is ever without a label."""
    return mark_safe(render_to_string("forms/other.html", {"bound": bound, "asked": asked}))


# The first line that fits decides: CheckboxSelectMultiple is a RadioSelect, Textarea-like and Select-like
# widgets have subclasses, so the narrower ones come first.
DRAWERS = (
    (widgets.DatePartsInput, _date_parts),
    (widgets.ScoreRadios, _score),
    (widgets.RowsInput, _rows),
    (widgets.AffixedInput, _affixed),
    (forms.CheckboxSelectMultiple, _checkboxes),
    (forms.RadioSelect, _radios),
    (forms.SelectMultiple, _checkboxes),
    (forms.Select, _select),
    (forms.CheckboxInput, _single_checkbox),
    (forms.Textarea, _textarea),
    (forms.FileInput, _file),
    (forms.PasswordInput, _password),
    (forms.EmailInput, _email),
    (forms.NumberInput, _number),
    (forms.DateTimeInput, _moment("datetime-local", "%Y-%m-%dT%H:%M")),
    (forms.DateInput, _moment("date", "%Y-%m-%d")),
    (forms.TimeInput, _moment("time", "%H:%M")),
    (forms.widgets.Input, _input),
)


def _drawer(widget):
    return next((draw for kind, draw in DRAWERS if isinstance(widget, kind)), _whole)
