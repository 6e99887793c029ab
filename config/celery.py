import os
from typing import Any

from celery import Celery
from celery.signals import beat_init, celeryd_init

from config.starting import refuse_unsafe

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

app = Celery("how_can_we")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()


@celeryd_init.connect
@beat_init.connect
def refuse_unsafe_settings(**_: Any) -> None:
    refuse_unsafe()
