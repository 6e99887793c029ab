"""The site's own settings, with less patience and one thing for beat to do."""

import os

from config.settings import *  # noqa: F403

OUTBOX_PATIENCE_SECONDS = int(os.environ["FAULTS_PATIENCE"])
EMAIL_TIMEOUT = 10
CELERY_BEAT_SCHEDULE = {
    "sweep": {"task": "notifications.tasks.sweep_outbox", "schedule": 10.0},
}
