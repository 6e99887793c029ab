"""What the standard says of releases: its own schema, and its own way of merging them."""

import json
from functools import cache
from pathlib import Path

import jsonschema_rs
from ocdsmerge import Merger

SCHEMA = Path(__file__).with_name("schema")


def errors_in(package):
    """Of a release package and of every release in it, formats of dates and addresses included."""
    return [f"{error.instance_path}: {error.message}" for error in _packages().iter_errors(package)]


def compiled(package):
    """The releases as the standard's reference implementation merges them into one."""
    return Merger(_read("release")).create_compiled_release(package["releases"])


def errors_in_release(release):
    validator = jsonschema_rs.Draft4Validator(_read("release"), validate_formats=True)
    return [f"{error.instance_path}: {error.message}" for error in validator.iter_errors(release)]


@cache
def _packages():
    release = _read("release")
    registry = jsonschema_rs.Registry([(release["id"], release)], draft=jsonschema_rs.Draft4)
    package = _read("release-package")
    return jsonschema_rs.Draft4Validator(package, registry=registry, validate_formats=True)


def _read(name):
    return json.loads((SCHEMA / f"{name}-schema-1.1.5.json").read_text())
