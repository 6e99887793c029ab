"""The site's own settings, with static files that nobody has to collect first."""

from config.settings import *  # noqa: F403
from config.settings import STORAGES

_PLAIN = "django.contrib.staticfiles.storage.StaticFilesStorage"
STORAGES = {**STORAGES, "staticfiles": {"BACKEND": _PLAIN}}
