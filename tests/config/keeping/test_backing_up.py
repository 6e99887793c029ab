import pytest
from django.utils import timezone

from accounts.models import User
from config.keeping.backing_up import back_up
from config.keeping.manifest import DamagedBackup, Manifest
from config.keeping.restoring import SystemNotEmpty, restore
from workflow.sealing import head


def test_backup_lists_rows_files_settings_and_the_head_of_the_log(backup, document):
    made = Manifest.read(backup)
    assert made.counts["accounts_user"] == User.objects.count()
    assert [(kept.name, kept.size, kept.sha256) for kept in made.files] == [
        (document.file.name, document.size, document.sha256)
    ]
    assert made.settings == {"hnsw.ef_search": "100", "hnsw.iterative_scan": "relaxed_order"}
    assert (made.head, made.missing) == (str(head()), [])


def test_backup_into_a_folder_in_use_is_refused(backup):
    with pytest.raises(FileExistsError):
        back_up(backup, at=timezone.now())


def test_backup_names_files_that_rows_name_and_nobody_has(document, tmp_path):
    document.file.storage.delete(document.file.name)
    assert back_up(tmp_path / "backup", at=timezone.now()).missing == [document.file.name]


def test_backup_is_readable_by_its_owner_alone(backup):
    assert backup.stat().st_mode & 0o077 == 0


def cut(path):
    path.write_bytes(path.read_bytes()[:-1])


def change(path):
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


@pytest.mark.parametrize("harm", [cut, change])
def test_dump_that_was_harmed_is_named_before_anything_is_written(backup, harm):
    harm(backup / "database.dump")
    with pytest.raises(DamagedBackup, match=r"^database\.dump is not as it was written\.$"):
        restore(backup)


@pytest.mark.parametrize("harm", [cut, change])
def test_file_that_was_harmed_is_named(backup, document, harm):
    harm(backup / "files" / document.file.name)
    with pytest.raises(DamagedBackup, match=rf"^files/{document.file.name} is not as it was"):
        restore(backup)


def test_missing_file_is_named(backup, document):
    (backup / "files" / document.file.name).unlink()
    with pytest.raises(DamagedBackup, match=rf"^files/{document.file.name} is missing\.$"):
        restore(backup)


def test_backup_that_was_broken_off_is_none(backup):
    (backup / "backup.json").unlink()
    with pytest.raises(DamagedBackup, match="is missing or is no list"):
        restore(backup)


def test_restoring_into_a_system_in_use_is_refused_and_changes_nothing(backup):
    before = User.objects.count()
    with pytest.raises(SystemNotEmpty):
        restore(backup)
    assert User.objects.count() == before
