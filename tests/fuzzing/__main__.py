"""`make fuzz`: ten thousand hostile sendings to every form of the site; the figures as JSON, 1 on a finding.

`make fuzz ARGS="500 7"` sends five hundred with the seed 7.
"""

import json
import logging
import os
import sys
import time
from collections import Counter
from dataclasses import asdict

import django
from tqdm import tqdm

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.test_settings")

from local import servers

CASES, SEED = 10_000, 20261126


def main(cases: int = CASES, number: int = SEED) -> int:
    servers.ensure_missing()
    django.setup()
    logging.disable(logging.ERROR)
    from django.db import connection
    from django.test.runner import DiscoverRunner

    connection.settings_dict["TEST"]["NAME"] = "fuzzing"  # beside what `make test` keeps
    runner = DiscoverRunner(verbosity=0, interactive=False)
    databases = runner.setup_databases()
    try:
        found = _run(cases, number)
    finally:
        runner.teardown_databases(databases)
        servers.stop()
    json.dump(found, sys.stdout, indent=2)
    print()
    return 1 if found["findings"] else 0


def _run(cases: int, number: int) -> dict[str, object]:
    from django.db import connection, transaction
    from django.test import override_settings

    from tests.access.world import build
    from tests.fuzzing.campaign import campaign
    from tests.fuzzing.visits import forms_met

    started = time.monotonic()
    cookies = "django.contrib.sessions.backends.signed_cookies"
    quick = override_settings(
        ALLOWED_HOSTS=["testserver"], ROOT_URLCONF="tests.access.urls", SESSION_ENGINE=cookies
    )
    with quick, transaction.atomic(), tqdm(total=cases, desc="cases", disable=None) as bar:
        world = build()
        connection.check_constraints()
        forms = forms_met(world)
        found = campaign(world, forms, cases, number, bar.update)
        transaction.set_rollback(True)
    findings = [asdict(finding) for finding in found["findings"].values()]
    kinds = Counter(form.method for form in forms)
    figures = {**found, "findings": findings, "seed": number, "forms": dict(kinds)}
    return {**figures, "seconds": round(time.monotonic() - started)}


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
