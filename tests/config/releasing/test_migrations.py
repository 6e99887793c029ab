import pytest
from django.contrib.postgres.operations import AddIndexConcurrently
from django.core.management import call_command
from django.db import connection, models
from django.db.migrations import Migration, RunPython, RunSQL
from django.db.migrations import operations as ops
from django.db.migrations.loader import MigrationLoader
from django.db.models.signals import post_migrate

from config.releasing import migrations

TITLE = models.Index(fields=["title"], name="by_title")
SHORT = models.CheckConstraint(condition=models.Q(title__length__lt=9), name="short")


@pytest.fixture
def judged(db):
    """The faults of one more migration of `challenges`, made of the given operations."""

    def judge(*operations, **attributes):
        loader = MigrationLoader(None)
        known = set(migrations.own(loader))
        last = loader.graph.leaf_nodes("challenges")[0]
        made = Migration("9999_new", "challenges")
        made.operations, made.dependencies = list(operations), [last]
        for name, value in attributes.items():
            setattr(made, name, value)
        loader.disk_migrations[made.app_label, made.name] = made
        loader.graph.add_node((made.app_label, made.name), made)
        loader.graph.add_dependency(made, (made.app_label, made.name), last)
        return migrations.faults(loader, known)

    return judge


@pytest.mark.parametrize(
    ("operation", "word"),
    [
        (ops.AddIndex("challenge", TITLE), "AddIndexConcurrently"),
        (ops.AddConstraint("challenge", SHORT), "AddConstraintNotValid"),
        (ops.AddField("challenge", "extra", models.TextField()), "db_default"),
        (ops.AddField("challenge", "extra", models.TextField(null=True, unique=True)), "index"),
        (
            ops.AlterField("challenge", "title", models.IntegerField()),
            "writes the whole table anew",
        ),
        (ops.RemoveField("challenge", "title"), "one release earlier"),
        (ops.RenameField("challenge", "title", "heading"), "one release earlier"),
        (RunPython(RunPython.noop), "atomic = False"),
        (RunSQL("UPDATE challenges_challenge SET title = ''"), "what it locks"),
    ],
)
def test_operation_that_a_running_version_would_feel_is_named(judged, operation, word):
    (fault,) = judged(operation)
    assert fault.startswith(f"challenges.9999_new: “{operation.describe()}” ")
    assert word in fault


@pytest.mark.parametrize(
    "operation",
    [
        AddIndexConcurrently("challenge", TITLE),
        ops.AddField("challenge", "extra", models.TextField(null=True)),
        ops.AddField("challenge", "extra", models.TextField(db_default="")),
        ops.AlterField("challenge", "title", models.TextField()),
    ],
)
def test_operation_that_nobody_feels_passes(judged, operation):
    assert judged(operation, atomic=False) == []


def test_table_of_the_same_release_may_be_changed_at_will(judged):
    made = ops.CreateModel("Novelty", [("id", models.BigAutoField(primary_key=True))])
    assert judged(made, ops.AddField("novelty", "extra", models.TextField(unique=True))) == []


def test_operation_with_a_reason_passes_and_no_other(judged):
    removed = ops.RemoveField("challenge", "title")
    reasons = {removed.describe(): "Read by no version since 2.0."}
    assert judged(removed, harmless_because=reasons) == []
    other = ops.RenameField("challenge", "title", "heading")
    assert len(judged(other, harmless_because=reasons)) == 1


def test_migrations_run_with_a_short_patience_for_locks(db):
    met = []

    def note(**_):
        with connection.cursor() as cursor:
            cursor.execute("SHOW lock_timeout")
            met.append(cursor.fetchone()[0])

    post_migrate.connect(note)
    try:
        call_command("migrate", "workflow", verbosity=0)
    finally:
        post_migrate.disconnect(note)
    note()
    assert (set(met[:-1]), met[-1]) == ({"5s"}, "0")
