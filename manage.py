#!/usr/bin/env python
import os
import sys

from django.core.management import execute_from_command_line

from local import servers


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    servers.ensure_missing()
    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
