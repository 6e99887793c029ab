"""Units for a machine without containers: they name only what there is, and run what the containers run."""

import re
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest
from django.core.management import get_commands

from tests.test_deployment import COMPOSE, ROOT, variables_read_by_settings

UNITS = ROOT / "docs/systemd"
SERVICES = sorted(path.stem for path in UNITS.glob("*.service"))
OF_OTHERS = {"DJANGO_SETTINGS_MODULE", "XDG_CACHE_HOME"}
# Of 100, as its --threshold counts.
MOST_EXPOSED = 20
OFFLINE_SINCE = 250  # before that, it judged running services only


def version_here() -> int:
    """Of systemd; 0 where there is none."""
    if not shutil.which("systemd-analyze"):
        return 0
    told = subprocess.run(["systemd-analyze", "--version"], capture_output=True, text=True)
    return int(re.search(r"systemd (\d+)", told.stdout)[1])


needs_systemd = pytest.mark.skipif(version_here() < OFFLINE_SINCE, reason="no systemd to ask")


def values(path: Path, name: str) -> list[str]:
    return re.findall(rf"^{name}=(.*)$", path.read_text(), re.MULTILINE)


def command_of(service: str) -> list[str]:
    (line,) = values(UNITS / f"{service}.service", "ExecStart")
    return shlex.split(line.replace("%%", "%"))


def in_the_image() -> list[str]:
    written = (ROOT / "Dockerfile").read_text().split("\nCMD ")[1].replace("\\\n", "")
    return shlex.split(written.strip(" []\n").replace('",', '"'))


def test_units_name_settings_there_are_and_every_one_that_is_required():
    example = (UNITS / "environment.example").read_text()
    named = set(re.findall(r"^(\w+)=", example, re.MULTILINE))
    page = (ROOT / "docs/operations.md").read_text()
    required = set(re.findall(r"^\| `(\w+)` \| \*required\*", page, re.MULTILINE))
    assert required - named == set()
    units = [path for path in UNITS.rglob("*") if path.is_file()]
    in_units = [value for path in units for value in values(path, "Environment")]
    named |= {setting.split("=")[0] for setting in in_units}
    assert named - variables_read_by_settings() == OF_OTHERS


def test_web_service_starts_what_the_image_starts_on_a_socket_of_systemd():
    wanted = in_the_image()
    bound = wanted.index("--bind")
    del wanted[bound : bound + 2]
    assert ["gunicorn", *command_of("how-can-we-web")[1:]] == wanted


@pytest.mark.parametrize("part", ["worker", "scanner", "embedder", "beat"])
def test_part_starts_what_its_container_starts(part):
    asked = shlex.split(COMPOSE["services"][part]["command"])
    assert ["celery", *command_of(f"how-can-we-{part}")[1:]] == asked


def test_commands_of_ours_are_there():
    lines = "\n".join(path.read_text() for path in UNITS.glob("*.service"))
    named = set(re.findall(r"manage\.py (\w+)", lines))
    assert named == {"migrate", "back_up"}
    assert named <= set(get_commands())


@pytest.fixture
def installed(tmp_path):
    """As they would lie in /etc/systemd/system, with the programs of this checkout."""
    shutil.copytree(UNITS, tmp_path / "units")
    for path in (tmp_path / "units").rglob("*"):
        if path.is_file():
            path.write_text(path.read_text().replace("/opt/how-can-we", str(ROOT)))
    return tmp_path / "units"


@needs_systemd
def test_systemd_finds_nothing_wrong_with_the_units(installed):
    units = [str(path) for path in sorted(installed.glob("how-can-we-*.*")) if path.is_file()]
    asked = ["systemd-analyze", "verify", "--man=no", *units]
    told = subprocess.run(asked, capture_output=True, text=True, check=False)
    ours = [line for line in told.stderr.splitlines() if "how-can-we" in line]
    assert (told.returncode, ours) == (0, [])


@needs_systemd
@pytest.mark.parametrize("service", SERVICES)
def test_service_is_locked_up(installed, service):
    asked = ["systemd-analyze", "security", "--offline=true", f"--threshold={MOST_EXPOSED}"]
    told = subprocess.run(
        [*asked, str(installed / f"{service}.service")], capture_output=True, text=True, check=False
    )
    assert told.returncode == 0, told.stdout[-400:] + told.stderr[-400:]
