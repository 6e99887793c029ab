"""The private files, read and written by their storage: a folder or a bucket alike."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from django.apps import apps
from django.core.files import File
from django.db.models import FileField, Model

from config.keeping.manifest import Kept, kept_as
from documents.storage import private_storage


def names(folder: str = "") -> Iterator[str]:
    """Of every file, in their order."""
    try:
        folders, files = private_storage().listdir(folder)
    except FileNotFoundError:  # nothing was ever uploaded
        return
    yield from sorted(f"{folder}{name}" for name in files)
    for inner in sorted(folders):
        yield from names(f"{folder}{inner}/")


def copy_out(name: str, to: Path) -> Kept:
    path = to / name
    path.parent.mkdir(parents=True, exist_ok=True)
    with private_storage().open(name) as read, path.open("wb") as write:
        return kept_as(name, read, write)


def copy_in(kept: Iterable[Kept], source: Path) -> Iterator[Kept]:
    """Yields what was put back, as the storage gives it."""
    for one in kept:
        with (source / one.name).open("rb") as read:
            name = private_storage().save(one.name, File(read))
        with private_storage().open(name) as written:
            yield kept_as(name, written)


def named_by_rows() -> set[str]:
    """What the rows of every table say is in the storage."""
    fields = [
        (model, field.attname)
        for model in apps.get_models()
        for field in model._meta.local_fields
        if isinstance(field, FileField)
    ]
    return {name for model, column in fields for name in _filled(model, column)}


def _filled(model: type[Model], column: str) -> Iterable[str]:
    rows = model._default_manager.exclude(**{column: ""}).exclude(**{f"{column}__isnull": True})
    return rows.values_list(column, flat=True)
