import sys

import pytest

from local import install


def test_old_python_is_told_what_is_needed(monkeypatch, capsys):
    monkeypatch.setattr(sys, "version_info", (3, 9, 2))
    with pytest.raises(SystemExit):
        install.check_python()
    assert "needs Python 3.11 or later and found 3.9" in capsys.readouterr().out


def test_packages_are_installed_again_only_when_the_lock_changes(monkeypatch, tmp_path):
    runs = []
    monkeypatch.setattr(install, "ENVIRONMENT", tmp_path)
    monkeypatch.setattr(install, "LOCK", tmp_path / "lock")
    monkeypatch.setattr(install, "_lines", lambda *command: runs.append(command) or [])
    for content in ["django==5.2", "django==5.2", "django==5.3"]:
        install.LOCK.write_text(content)
        install.install_dependencies()
    assert len(runs) == 2


def test_command_that_fails_ends_the_run_with_its_last_lines(capsys):
    with pytest.raises(SystemExit):
        list(install._lines(sys.executable, "-c", "print('no space left'); raise SystemExit(3)"))
    assert "no space left" in capsys.readouterr().out
