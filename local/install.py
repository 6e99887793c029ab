"""Make the environment: the virtual environment, the locked dependencies, the front end.

Runs on the machine's own Python before anything is installed. It is written so that an older
Python can read it too, and is told in plain words what is missing.
"""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

from local.progress import say, step, stop_with

CHECKOUT = Path(__file__).resolve().parent.parent
ENVIRONMENT = CHECKOUT / ".venv"
PYTHON = ENVIRONMENT / "bin" / "python"
LOCK = CHECKOUT / "requirements.lock"
FRONT_END_LOCK = CHECKOUT / "package-lock.json"
FRONT_END = CHECKOUT / "node_modules"


def main():
    check_python()
    make_environment()
    install_dependencies()
    install_front_end()


def check_python():
    if sys.version_info < (3, 11):  # noqa: UP036  read by the Python that happens to be here
        stop_with(
            "This needs Python 3.11 or later and found {}.{}. With another one: "
            "make run PYTHON=python3.12".format(*sys.version_info)
        )


def make_environment():
    """A new one too where the checkout was moved or its Python has gone: the old one is dead."""
    if _works():
        return
    with step("Python environment"):
        if ENVIRONMENT.is_symlink():
            ENVIRONMENT.unlink()
        shutil.rmtree(str(ENVIRONMENT), ignore_errors=True)
        if _run(sys.executable, "-m", "venv", str(ENVIRONMENT)) != 0:
            stop_with("Python's venv module is missing. On Debian: apt-get install python3-venv")


def _works():
    return PYTHON.exists() and _run(str(PYTHON), "-m", "pip", "--version") == 0


def install_dependencies():
    stamp = ENVIRONMENT / ".installed"
    if _is_fresh(stamp, LOCK):
        return
    total = sum("==" in line for line in LOCK.read_text().splitlines() if line[:1].isalpha())
    pip = [str(PYTHON), "-m", "pip", "install", "--disable-pip-version-check"]
    with step("Python packages") as show:
        seen = 0
        for line in _lines(*pip, "--require-hashes", "--no-deps", "-r", str(LOCK)):
            seen += line.startswith(("Collecting", "Requirement already"))
            show(f"{min(seen, total)} of {total}" if seen < total else "unpacking")
    stamp.write_text(_hash(LOCK))


def install_front_end():
    stamp = FRONT_END / ".installed"
    if _is_fresh(stamp, FRONT_END_LOCK):
        return
    with step("Front-end packages"):
        for _ in _lines(_npm(), "ci", "--no-audit", "--no-fund", "--loglevel=error"):
            pass
    stamp.write_text(_hash(FRONT_END_LOCK))


def _npm():
    """The machine's own, else the one that came with the Python packages."""
    return shutil.which("npm") or str(ENVIRONMENT / "bin" / "npm")


def _is_fresh(stamp, lock):
    return stamp.exists() and stamp.read_text() == _hash(lock)


def _hash(lock):
    return hashlib.sha256(lock.read_bytes()).hexdigest()


def _run(*command):
    quiet = subprocess.DEVNULL
    return subprocess.run(command, stdout=quiet, stderr=quiet, check=False).returncode


def _lines(*command):
    """The command's lines as they come; ends the run with the last of them when it fails."""
    path = os.pathsep.join([str(ENVIRONMENT / "bin"), os.environ.get("PATH", "")])
    with subprocess.Popen(
        command,
        cwd=str(CHECKOUT),
        env=dict(os.environ, PATH=path),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        universal_newlines=True,
    ) as process:
        kept = []  # type: list[str]
        for line in process.stdout or ():
            kept = [*kept[-20:], line]
            yield line
    if process.returncode != 0:
        say("")
        stop_with("This did not work: {}\n{}".format(" ".join(command), "".join(kept)))


if __name__ == "__main__":
    main()
