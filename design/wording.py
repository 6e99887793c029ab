"""Error messages in the words of the question: Django's stock sentences name no field, these do.

A message that a form, a field or a model wrote itself is shown as written.
"""

from functools import cache

from django import forms
from django.core import validators

LIKE = (
    (forms.DecimalField, "a number, like 12 or 12.50"),
    (forms.FloatField, "a number, like 12 or 12.5"),
    (forms.IntegerField, "a whole number, like 12"),
    (forms.DateTimeField, "a real date and time"),
    (forms.DateField, "a real date, like 30 11 2026"),
    (forms.TimeField, "a time, like 14:30"),
)
VALIDATORS = (
    validators.EmailValidator,
    validators.URLValidator,
    validators.MaxLengthValidator,
    validators.MinLengthValidator,
    validators.MaxValueValidator,
    validators.MinValueValidator,
)


def error_texts(bound):
    """All messages of one field, in order."""
    return [text for error in bound.errors.as_data() for text in _texts(bound, error)]


def _texts(bound, error):
    reword = REWORDED.get(error.code)
    if reword and any(error.message is stock for stock in _stock_messages(type(bound.field))):
        return [reword(bound, error.params or {})]
    if error.code == "incomplete":
        return [f"{_named(bound)}: {_lowered(text)}" for text in error.messages]
    return error.messages


@cache
def _stock_messages(field_class):
    """Django's own message objects; one that a form replaced is another object, even with equal words."""
    of_fields = [
        message
        for kind in field_class.__mro__
        if kind.__module__.startswith("django.")
        for message in getattr(kind, "default_error_messages", {}).values()
    ]
    return of_fields + [validator.message for validator in VALIDATORS]


def _required(bound, params):
    label = str(bound.label)
    if isinstance(bound.field, forms.BooleanField):
        return f"Tick “{label}” to go on"
    if isinstance(bound.field, forms.FileField):
        return f"Choose a file for “{label}”"
    verb = (
        "Choose" if isinstance(bound.field, forms.ChoiceField | forms.ModelChoiceField) else "Enter"
    )
    return f"Answer “{label}”" if label.endswith("?") else f"{verb} {_lowered(label)}"


def _named(bound):
    label = str(bound.label)
    return f"“{label}”" if label.endswith("?") else label


def _lowered(label):
    """First letter small, unless the word is an abbreviation."""
    return label if label[1:2].isupper() else label[:1].lower() + label[1:]


def _invalid(bound, params):
    if isinstance(bound.field, forms.EmailField):
        return "Enter an e-mail address, like name@council.gov.uk"
    if isinstance(bound.field, forms.URLField):
        return "Enter a web address, like https://council.gov.uk"
    like = next(
        (words for kind, words in LIKE if isinstance(bound.field, kind)), "an answer we can read"
    )
    return f"{_named(bound)}: enter {like}"


def _invalid_choice(bound, params):
    return f"{_named(bound)}: choose from the list"


def _too_long(bound, params):
    if "limit_value" not in params:
        return f"{_named(bound)}: the file’s name is too long"
    return f"{_named(bound)}: use {params['limit_value']} characters or fewer (you typed {params['show_value']})"


def _too_short(bound, params):
    return f"{_named(bound)}: use at least {params['limit_value']} characters (you typed {params['show_value']})"


def _too_high(bound, params):
    return f"{_named(bound)}: enter {params['limit_value']} or less"


def _too_low(bound, params):
    return f"{_named(bound)}: enter {params['limit_value']} or more"


REWORDED = {
    "required": _required,
    "invalid": _invalid,
    "invalid_choice": _invalid_choice,
    "invalid_list": _invalid_choice,
    "max_length": _too_long,
    "min_length": _too_short,
    "max_value": _too_high,
    "min_value": _too_low,
}
