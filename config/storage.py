"""Where private files lie, as Django's settings describe a storage: never under a public address."""

from pathlib import Path
from typing import Any


def folder(place: Path) -> dict[str, Any]:
    return {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": place, "base_url": None, "file_permissions_mode": 0o600},
    }


def bucket(name: str, *, endpoint: str, region: str) -> dict[str, Any]:
    """`endpoint` and `region` empty: the provider's own."""
    return {
        "BACKEND": "storages.backends.s3.S3Storage",
        "OPTIONS": {
            "bucket_name": name,
            "endpoint_url": endpoint or None,
            "region_name": region or None,
            "default_acl": "private",
            "file_overwrite": False,
        },
    }
