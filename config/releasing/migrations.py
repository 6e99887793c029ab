"""Every migration since the last release, held against the rules."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.db.migrations import Migration
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.operations import CreateModel, SeparateDatabaseAndState
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState

from config.releasing.rules import objection

Key = tuple[str, str]
RELEASED = Path(__file__).with_name("released.txt")


def faults(loader: MigrationLoader, released: set[Key]) -> list[str]:
    """One line for each operation that a running version would feel, and each fork of the order."""
    new = sorted(key for key in own(loader) if key not in released)
    found = [line for key in new for line in _faults_of(loader, key, new)]
    return [*_forks(loader), *found]


def own(loader: MigrationLoader) -> Iterator[Key]:
    """The project's own, not those of its libraries."""
    for app, name in loader.disk_migrations:
        if Path(apps.get_app_config(app).path).is_relative_to(settings.BASE_DIR / app):
            yield app, name


def released() -> set[Key]:
    lines = RELEASED.read_text().splitlines()
    return {(app, name) for app, _, name in (line.partition(".") for line in lines)}


def note_release(keys: Iterable[Key]) -> None:
    RELEASED.write_text("".join(f"{app}.{name}\n" for app, name in sorted(keys)))


def _forks(loader: MigrationLoader) -> Iterator[str]:
    for app, names in loader.detect_conflicts().items():
        yield f"{app}: {' and '.join(sorted(names))} both come last. Let one follow the other."


def _faults_of(loader: MigrationLoader, key: Key, new: list[Key]) -> Iterator[str]:
    migration = loader.disk_migrations[key]
    state = loader.project_state(key, at_end=False)
    born = {name for one in new if one <= key for name in _made_by(loader, one)}
    accepted = getattr(migration, "harmless_because", {})
    for operation in _flat(migration.operations):
        said = _said(migration, operation, state, born)
        if said and not accepted.get(operation.describe()):
            yield f"{key[0]}.{key[1]}: “{operation.describe()}” {said}."
        operation.state_forwards(key[0], state)


def _said(
    migration: Migration, operation: Operation, before: ProjectState, born: set[Key]
) -> str | None:
    """A table that comes with this release is empty, and the version still running knows none of it."""
    model = str(getattr(operation, "model_name", "") or getattr(operation, "name", "")).lower()
    if (migration.app_label, model) in born:
        return None
    return objection(migration.app_label, operation, before, atomic=migration.atomic)


def _made_by(loader: MigrationLoader, key: Key) -> Iterator[Key]:
    for operation in loader.disk_migrations[key].operations:
        if isinstance(operation, CreateModel):
            yield key[0], operation.name_lower


def _flat(operations: Iterable[Operation]) -> Iterator[Operation]:
    """What a migration does to the database; what it only notes down touches nothing."""
    for operation in operations:
        if isinstance(operation, SeparateDatabaseAndState):
            yield from _flat(operation.database_operations)
        else:
            yield operation
