"""What holds for the project as a whole."""

import subprocess
import sys
from pathlib import Path

import pytest
from django.core.cache import cache
from django.core.management import call_command
from django.db import connection


def test_project_passes_djangos_own_checks():
    call_command("check", fail_level="WARNING")


@pytest.mark.django_db
def test_database_is_postgresql_with_at_least_version_15():
    assert connection.vendor == "postgresql"
    assert connection.pg_version >= 150000


def test_cache_keeps_what_it_is_given():
    cache.set("question", "How can we?")
    assert cache.get("question") == "How can we?"


def test_imports_keep_their_contracts():
    # A process of its own: it sets up logging anew and silences every logger there is.
    checked = subprocess.run([Path(sys.executable).with_name("lint-imports"), "--no-cache"])
    assert checked.returncode == 0


@pytest.mark.django_db
def test_migrations_cover_every_model():
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def test_static_files_name_only_files_that_are_there(settings, tmp_path):
    settings.STATIC_ROOT = tmp_path
    storage = "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"
    settings.STORAGES = {**settings.STORAGES, "staticfiles": {"BACKEND": storage}}
    call_command("collectstatic", verbosity=0, interactive=False)
    assert (tmp_path / "staticfiles.json").exists()
