import pytest

from local import system


@pytest.fixture
def bare_machine(monkeypatch, tmp_path):
    monkeypatch.delenv("CHROMIUM", raising=False)
    monkeypatch.setattr(system.shutil, "which", lambda name: None)
    monkeypatch.setattr(system, "find_library", lambda name: None)
    monkeypatch.setattr(system, "FONT", tmp_path / "no-font")


def test_bare_machine_lacks_browser_libraries_and_font(bare_machine):
    assert system.missing_packages() == [
        "chromium",
        "libatomic1",
        "libpango-1.0-0",
        "libpangoft2-1.0-0",
        "libharfbuzz-subset0",
        "fonts-liberation",
    ]


def test_machine_without_apt_is_told_what_is_missing_and_goes_on(bare_machine, capsys):
    system.main()
    assert capsys.readouterr().out.startswith("  Missing here, so the tests that need them")


def test_browser_named_by_hand_is_enough(bare_machine, monkeypatch):
    monkeypatch.setenv("CHROMIUM", "/opt/chromium")
    assert "chromium" not in system.missing_packages()
