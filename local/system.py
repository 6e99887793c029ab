"""What the tests need from the system itself: a browser, its libraries, and those of PDF files.

On Debian as root the missing ones are installed. Elsewhere a line says what is missing; the
tests that need it are then skipped, or fail where CI=true.
"""

import os
import shutil
import subprocess
from ctypes.util import find_library
from pathlib import Path

from local.progress import say, step, stop_with

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
LIBRARIES = {
    "atomic": "libatomic1",
    "pango-1.0": "libpango-1.0-0",
    "pangoft2-1.0": "libpangoft2-1.0-0",
    "harfbuzz-subset": "libharfbuzz-subset0",
}
FONT, FONT_PACKAGE = Path("/usr/share/fonts/truetype/liberation"), "fonts-liberation"


def main() -> None:
    missing = missing_packages()
    if not missing:
        return
    if not (os.geteuid() == 0 and shutil.which("apt-get")):
        say(f"  Missing here, so the tests that need them are skipped: {', '.join(missing)}")
        return
    with step("System packages"):
        installed = _apt("update", "-q") and _apt(
            "install", "-q", "-y", "--no-install-recommends", *missing
        )
    if not installed:
        _complain(missing)


def missing_packages() -> list[str]:
    browser_is_there = os.environ.get("CHROMIUM") or any(map(shutil.which, BROWSERS))
    return [
        *([] if browser_is_there else ["chromium"]),
        *(package for name, package in LIBRARIES.items() if not find_library(name)),
        *([] if FONT.exists() else [FONT_PACKAGE]),
    ]


def _apt(*arguments: str) -> bool:
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    finished = subprocess.run(
        ["apt-get", *arguments], env=environment, stdout=subprocess.DEVNULL, check=False
    )
    return finished.returncode == 0


def _complain(missing: list[str]) -> None:
    message = f"Debian's packages could not be installed: {', '.join(missing)}"
    if os.environ.get("CI") == "true":
        stop_with(message)
    say(f"  {message}")


if __name__ == "__main__":
    main()
