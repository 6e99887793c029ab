"""PostgreSQL refuses to run as root: there, `nobody` runs it. For anybody else nothing changes."""

import os
import pwd
import shutil
import subprocess
from pathlib import Path
from typing import Any


def as_nobody() -> dict[str, Any]:
    """Keywords for `subprocess`."""
    if not _is_root():
        return {}
    return {"user": "nobody", "group": pwd.getpwnam("nobody").pw_gid, "extra_groups": []}


def hand_over(folder: Path) -> None:
    if _is_root():
        shutil.chown(folder, "nobody")


def can_reach(folder: Path) -> bool:
    """May the database's user walk into this folder?"""
    asked = subprocess.run(["test", "-x", folder], check=False, cwd="/", **as_nobody())
    return asked.returncode == 0


def _is_root() -> bool:
    return os.geteuid() == 0
