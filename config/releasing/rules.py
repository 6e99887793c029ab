"""What a migration may not do to a table that a running version reads and writes.

docs/migrations.md says why, and what to write instead. Each rule answers in words, or with nothing.
"""

from typing import Any

from django.contrib.postgres.operations import AddConstraintNotValid, AddIndexConcurrently
from django.db import connection
from django.db.migrations import operations as ops
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState
from django.db.models import Field

TAKEN_FROM_THE_OLD_VERSION = (ops.RemoveField, ops.RenameField, ops.RenameModel, ops.DeleteModel)


def objection(app: str, operation: Operation, before: ProjectState, *, atomic: bool) -> str | None:
    """`before` is the state that the operation meets; `atomic` says how its migration runs."""
    if isinstance(operation, TAKEN_FROM_THE_OLD_VERSION):
        return "the version still running reads it: take it out of the code one release earlier"
    if isinstance(operation, ops.RunSQL):
        return "nobody can tell from here what it locks: look, and write down why it is harmless"
    if isinstance(operation, ops.RunPython):
        return "runs in one transaction: set atomic = False and work in batches" if atomic else None
    if isinstance(operation, ops.AddField):
        return _of_new_column(operation.field)
    if isinstance(operation, ops.AlterField):
        models = before.models[app, operation.model_name_lower]
        return _of_changed_column(models.fields[operation.name], operation.field)
    return _of_index_or_constraint(operation)


def _of_index_or_constraint(operation: Operation) -> str | None:
    if isinstance(operation, ops.AddIndex) and not isinstance(operation, AddIndexConcurrently):
        return "holds up writing while the index is built: AddIndexConcurrently"
    if isinstance(operation, ops.AddConstraint) and not isinstance(
        operation, AddConstraintNotValid
    ):
        return "reads the whole table under a lock: AddConstraintNotValid, then ValidateConstraint"
    return None


def _of_new_column(field: "Field[Any, Any]") -> str | None:
    if not field.null and not field.has_db_default() and not field.many_to_many:
        return "the version still running writes rows without it: null=True or db_default"
    if _is_indexed(field):
        return "builds an index under a lock: db_index=False, then AddIndexConcurrently"
    return None


def _of_changed_column(old: "Field[Any, Any]", new: "Field[Any, Any]") -> str | None:
    if old.null and not new.null:
        return "reads the whole table under a lock: a check NOT VALID, validated, before it"
    if _is_indexed(new) and not _is_indexed(old):
        return "builds an index under a lock: AddIndexConcurrently"
    if old.db_type(connection) != new.db_type(connection) and not _is_wider(old, new):
        return "writes the whole table anew under a lock: a new column, filled, then read"
    return None


def _is_indexed(field: "Field[Any, Any]") -> bool:
    return field.unique or (getattr(field, "db_index", False) and not field.many_to_many)


def _is_wider(old: "Field[Any, Any]", new: "Field[Any, Any]") -> bool:
    """PostgreSQL only notes a longer `varchar`, or one without an end."""
    kinds = {"CharField", "TextField", "EmailField", "SlugField", "URLField"}
    if {old.get_internal_type(), new.get_internal_type()} - kinds:
        return False
    return new.max_length is None or (
        old.max_length is not None and old.max_length <= new.max_length
    )
