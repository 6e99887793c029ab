"""Which columns could tell of a person: what the map of personal data has to answer for."""

from collections.abc import Iterator

from django.apps import apps
from django.contrib.auth import get_user_model
from django.db import models

# Slugs are made from names of organisations and titles. Any other kind of column has to answer.
TELLS_OF_NOBODY = (
    models.BooleanField,
    models.DateField,
    models.DecimalField,
    models.DurationField,
    models.FloatField,
    models.IntegerField,
    models.SlugField,
    models.TimeField,
    models.UUIDField,
)

Named = tuple[str, str]


def telling() -> set[Named]:
    """Label and field of all that is about somebody, or holds words that are no choice from a list."""
    return {
        (model._meta.label, field.name)
        for model, field in _fields()
        if _is_about_somebody(field) or _holds_words(field)
    }


def about_somebody() -> set[Named]:
    """What names a person without doubt: leads to their account, or is an address."""
    return {
        (model._meta.label, field.name) for model, field in _fields() if _is_about_somebody(field)
    }


def _fields() -> Iterator[tuple[type[models.Model], models.Field]]:
    for model in apps.get_models():
        for field in [*model._meta.fields, *model._meta.many_to_many]:
            yield model, field


def _is_about_somebody(field: models.Field) -> bool:
    addresses = (models.EmailField, models.GenericIPAddressField)
    return field.related_model is get_user_model() or isinstance(field, addresses)


def _holds_words(field: models.Field) -> bool:
    return not (field.is_relation or field.choices or isinstance(field, TELLS_OF_NOBODY))
