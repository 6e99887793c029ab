"""`make check`: everything that can be known without running the site."""

import os
import subprocess
import sys
from pathlib import Path

from local import servers
from local.progress import say

CHECKS = {
    "lint": ["ruff", "check", "--quiet", "."],
    "format": ["ruff", "format", "--check", "--quiet", "."],
    "types": ["mypy"],
    "import contracts": ["lint-imports"],
    "templates": ["djlint", "--lint", "--quiet", "templates"],
    "migrations": ["python", "manage.py", "makemigrations", "--check", "--dry-run"],
    "migrations beside a running version": ["python", "manage.py", "check_migrations"],
    "settings and models": ["python", "manage.py", "check", "--fail-level", "WARNING"],
    "workflows in docs": ["python", "manage.py", "draw_workflows", "--check"],
    "permissions in docs": ["python", "manage.py", "write_permissions", "--check"],
}


def main() -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings"
    servers.ensure_missing()
    failed = [name for name, command in CHECKS.items() if not _passes(name, command)]
    if failed:
        say(f"\nFailed: {', '.join(failed)}")
        sys.exit(1)


def _passes(name: str, command: list[str]) -> bool:
    program = Path(sys.executable).with_name(command[0])
    done = subprocess.run([program, *command[1:]], capture_output=True, text=True, check=False)
    say(f"  {name:<36} {'passed' if done.returncode == 0 else 'FAILED'}")
    if done.returncode:
        say(done.stdout + done.stderr)
    return done.returncode == 0


if __name__ == "__main__":
    main()
