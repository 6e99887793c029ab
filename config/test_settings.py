"""The settings of the tests: real servers, quick passwords, files and mail that vanish."""

import hashlib
import os
import tempfile
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

os.environ.setdefault("LOCAL", "true")

from config import storage
from config.settings import *  # noqa: F403
from config.settings import (
    BASE_DIR,
    CACHES,
    DATABASES,
    INSTALLED_APPS,
    MIDDLEWARE,
    REDIS_URL,
    STORAGES,
)
from local import broker

# Each parallel worker has a broker and a cache database to itself, none of them the site's own.
_worker = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw"))
_broker_database, _cache_database = 2 + 2 * _worker, 3 + 2 * _worker


def _redis(database: int) -> str:
    return urlunsplit(urlsplit(REDIS_URL)._replace(path=f"/{database}"))


CELERY_BROKER_URL = (
    _redis(_broker_database) if REDIS_URL else broker.celery_address(_broker_database)
)
_cache = _redis(_cache_database) if REDIS_URL else broker.address(_cache_database)
CACHES = {name: {**facts, "LOCATION": _cache} for name, facts in CACHES.items()}

# A name of its own for each state of the migrations, so that tables can be kept from one run to the next.
_made_by = [BASE_DIR / "requirements.lock", *sorted(BASE_DIR.glob("*/migrations/*.py"))]
_digest = hashlib.sha256(b"".join(path.read_bytes() for path in _made_by)).hexdigest()[:12]
# Tests that want a replica make one.
REPLICA_URL, DATABASE_ROUTERS = "", []
DATABASES.pop("replica", None)
DATABASES["default"]["TEST"] = {"NAME": f"test_{_digest}", "TEMPLATE": f"tables_{_digest}"}

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
SECOND_FACTOR_FOR = "staff"
DOCUMENT_SCANNER = "signature"

PRIVATE_ROOT = Path(tempfile.mkdtemp(prefix="how-can-we-private-"))
_PRIVATE = storage.folder(PRIVATE_ROOT)
STORAGES = {
    **STORAGES,
    "default": _PRIVATE,
    "private": _PRIVATE,
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
# The live server hands out static files itself, from where they lie; it looks for the app by Django's own name.
INSTALLED_APPS = [
    "django.contrib.staticfiles" if name == "config.apps.SiteStaticFilesConfig" else name
    for name in INSTALLED_APPS
]
MIDDLEWARE = [name for name in MIDDLEWARE if "whitenoise" not in name]
