"""`make bench`: what pages, matching, exports and messages cost, as JSON.

`ARGS="pages web"` measures those parts alone. A part that breaks is named in the figures, and the
others go on; it then ends with 1.
"""

import json
import os
import platform
import sys
import time
import traceback

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.test_settings")

from local import servers

PARTS = {
    "pages": "tests.load.pages.at_sizes",
    "suggestions": "tests.load.matching.scaling",
    "typing": "tests.load.similar.typing",
    "groups": "tests.load.grouping.grouping",
    "rounds": "tests.load.insights.over_rounds",
    "reports": "tests.load.reports.reports_over_rounds",
    "solver": "tests.load.assigning.assigning",
    "assigning": "tests.load.assigning.whole_round",
    "exports": "tests.load.exporting.exporting",
    "drill": "tests.load.drilling.drilled",
    "web": "tests.load.growth.web.web_processes",
    "workers": "tests.load.growth.sending.workers",
}
SETTINGS = {
    "SECOND_FACTOR_FOR": "nobody",
    "ALLOWED_HOSTS": ["testserver"],
    "API_RATE": "1000000/min",
}


def main(names: list[str]) -> int:
    """Raises KeyError for a part there is not."""
    parts = {name: PARTS[name] for name in names or PARTS}
    servers.ensure_missing()
    django.setup()
    try:
        found = _in_a_database_of_its_own(parts)
    finally:
        servers.stop()
    json.dump({"machine": _machine(), **found}, sys.stdout, indent=2)
    print()
    return int(any("failed" in one for one in found.values()))


def _in_a_database_of_its_own(parts: dict[str, str]) -> dict[str, dict[str, object]]:
    from django.test.runner import DiscoverRunner
    from django.test.utils import override_settings

    runner = DiscoverRunner(verbosity=0, interactive=False)
    databases = runner.setup_databases()
    try:
        with override_settings(**SETTINGS):
            return {name: _told(name, _part(name, place)) for name, place in parts.items()}
    finally:
        runner.teardown_databases(databases)


def _told(name: str, found: dict[str, object]) -> dict[str, object]:
    """At once as well, so that a run which is broken off keeps what it has."""
    print(json.dumps({name: found}), file=sys.stderr)
    return found


def _part(name: str, place: str) -> dict[str, object]:
    """On emptied tables, since the part before left its own in them."""
    from django.core.management import call_command
    from django.utils.module_loading import import_string

    call_command("flush", interactive=False, verbosity=0)
    started = time.monotonic()
    try:
        figures = {"figures": import_string(place)()}
    except Exception as error:
        traceback.print_exc()
        figures = {"failed": repr(error)}
    return {**figures, "seconds": round(time.monotonic() - started)}


def _machine() -> dict[str, object]:
    return {
        "processors": os.cpu_count(),
        "architecture": platform.machine(),
        "python": platform.python_version(),
        "django": django.get_version(),
    }


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
