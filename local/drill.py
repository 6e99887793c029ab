"""`make drill`: the restore drill on this checkout's own database, with its servers started."""

import os

import django
from django.core.management import call_command

from local import servers


def main() -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings"
    servers.ensure_missing()
    try:
        django.setup()
        call_command("restore_drill")
    finally:
        servers.stop()


if __name__ == "__main__":
    main()
