import json

import pytest
from django.db import connection

from config.keeping.drill import DrillFailed, drill, empty_database, restore_elsewhere


def drill_databases():
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_database WHERE datname LIKE 'drill_%'")
        return cursor.fetchone()[0]


def test_drill_finds_every_row_file_and_line_again_and_leaves_nothing(document):
    before = drill_databases()
    done = drill()
    assert done.manifest.counts["documents_document"] == len(done.manifest.files) == 1
    assert done.bytes_kept > document.size
    assert drill_databases() == before


def test_restore_that_arrives_otherwise_is_told_line_by_line(backup):
    listed = json.loads((backup / "backup.json").read_text())
    listed["counts"]["documents_document"] = 2
    listed["head"] = f"1:{'0' * 64}"
    (backup / "backup.json").write_text(json.dumps(listed))
    with empty_database() as address, pytest.raises(DrillFailed) as failure:
        restore_elsewhere(backup.parent, address)
    assert "documents_document: 1 rows instead of 2." in str(failure.value)
    assert "Seal 1 is not the one that was noted elsewhere." in str(failure.value)
