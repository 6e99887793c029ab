import shutil

from local import place


def test_sockets_folder_stays_the_same_and_is_short(monkeypatch, tmp_path):
    monkeypatch.setattr(place, "STATE", tmp_path / ".local")
    folder = place.sockets()
    assert place.sockets() == folder
    assert len(str(folder / "postgres" / ".s.PGSQL.5432")) < 60
    folder.rmdir()


def test_sockets_folder_that_a_reboot_removed_is_made_anew(monkeypatch, tmp_path):
    monkeypatch.setattr(place, "STATE", tmp_path / ".local")
    place.sockets().rmdir()
    assert place.sockets().is_dir()
    place.sockets().rmdir()


def test_copied_checkout_gets_sockets_of_its_own(monkeypatch, tmp_path):
    monkeypatch.setattr(place, "STATE", tmp_path / ".local")
    first = place.sockets()
    monkeypatch.setattr(place, "CHECKOUT", tmp_path)
    second = place.sockets()
    assert first != second
    shutil.rmtree(first)
    shutil.rmtree(second)
