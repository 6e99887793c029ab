"""Bring the local site up to date: tables, demonstration round, static files."""

import hashlib
import io
from collections.abc import Iterator
from pathlib import Path

import django
from django.apps import apps
from django.conf import settings
from django.core.management import call_command, get_commands
from django.db import connections

from local.place import state
from local.progress import step


def prepare() -> str:
    """Each step does only what is not done yet. Returns the demonstration sign-ins, as text."""
    django.setup()
    with step("Tables"):
        call_command("migrate", verbosity=0, interactive=False)
    if not _has_register():
        with step("Register of councils"):
            call_command("import_councils", stdout=io.StringIO())
    if not _has_people() and "load_demonstration" in get_commands():
        with step("Demonstration round"):
            call_command("load_demonstration", stdout=io.StringIO())
    _collect_static_files()
    sign_ins = _words_of("demonstration_sign_ins")
    connections.close_all()
    return sign_ins


def _has_register() -> bool:
    organisations = apps.get_model("accounts", "Organisation").objects
    return organisations.exclude(gss_code=None).exists()


def _has_people() -> bool:
    return apps.get_model(settings.AUTH_USER_MODEL).objects.exists()


def _collect_static_files() -> None:
    stamp, now = state() / "static-files", _fingerprint()
    if stamp.exists() and stamp.read_text() == now:
        return
    with step("Static files"):
        call_command("collectstatic", verbosity=0, interactive=False, clear=True)
    stamp.write_text(now)


def _fingerprint() -> str:
    """Changes whenever a static file does."""
    digest = hashlib.sha256()
    for path in sorted(_static_files()):
        seen = path.stat()
        digest.update(f"{path} {seen.st_size} {seen.st_mtime_ns}".encode())
    return digest.hexdigest()


def _static_files() -> Iterator[Path]:
    for entry in settings.STATICFILES_DIRS:
        folder = entry[1] if isinstance(entry, tuple) else entry
        yield from (path for path in Path(str(folder)).rglob("*") if path.is_file())


def _words_of(command: str) -> str:
    if command not in get_commands():
        return ""
    words = io.StringIO()
    call_command(command, stdout=words)
    return words.getvalue()
