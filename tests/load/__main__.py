"""`make bench`: what each page costs at a small and at a large size, as JSON."""

import json
import os
import platform
import statistics
import sys
import time

import django
from tqdm import tqdm

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.test_settings")

from local import servers

RUNS = 30
PEOPLE = {"public": None, "staff": "staff"}
QUESTION = "How can we give social workers back the hours they spend on visits?"
FILTERS = {"theme": "theme-1", "region": "london", "state": "open"}
PAGES = {
    "home": ("public", "showcase:home", []),
    "challenge list": ("public", "challenges:list", []),
    "challenge list, page 2": ("public", "challenges:list", [], {"page": 2}),
    "challenge list, newest": ("public", "challenges:list", [], {"order": "newest"}),
    "challenge list, most supported": ("public", "challenges:list", [], {"order": "shared"}),
    "challenge list, closing soon": ("public", "challenges:list", [], {"order": "closing"}),
    "challenge list, one word": ("public", "challenges:list", [], {"q": "hours"}),
    "challenge list, a question": ("public", "challenges:list", [], {"q": QUESTION}),
    "challenge list, misspelt": ("public", "challenges:list", [], {"q": "sociel wrk"}),
    "challenge list, three filters": ("public", "challenges:list", [], FILTERS),
    "feed": ("public", "challenges:feed", []),
    "challenge page": ("public", "challenges:challenge", ["challenge-1"]),
    "staff queue": ("staff", "challenges:statement_queue", []),
    "workbench, on their own": ("staff", "matching:workbench", [], {"show": "alone"}),
    "vetting list": ("staff", "vendors:vetting_list", []),
    # The same frame around a few sentences: what a page costs that reads no records.
    "bare page": ("public", "showcase:cookies", []),
}


def measured(client, address: str, asked: dict[str, object] | None = None) -> dict[str, object]:
    """Queries, median and 95th percentile in milliseconds, bytes of HTML of one page."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client.get(address, asked)
    with CaptureQueriesContext(connection) as queries:
        response = client.get(address, asked)
    number = len(queries)
    assert response.status_code == 200, (address, response.status_code)
    times = sorted(_timed(client, address, asked) for _ in range(RUNS))
    return {
        "queries": number,
        "median_ms": round(statistics.median(times), 1),
        "p95_ms": round(times[int(RUNS * 0.95)], 1),
        "html_bytes": len(response.content),
    }


def _timed(client, address: str, asked: dict[str, object] | None) -> float:
    start = time.perf_counter()
    client.get(address, asked)
    return (time.perf_counter() - start) * 1000


def pages_at(size) -> dict[str, object]:
    """Every page at one size, in a database of its own that is emptied afterwards."""
    from django.core.management import call_command
    from django.db import connection
    from django.test import Client
    from django.urls import reverse

    from tests.load.records import fill
    from tests.load.vetting import saving_a_score, vetting_pages

    cast = fill(size)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    results = {}
    for name, (who, view, args, *asked) in tqdm(
        PAGES.items(), desc=f"{size.challenges} challenges"
    ):
        client = Client()
        if PEOPLE[who]:
            client.force_login(getattr(cast, PEOPLE[who]))
        results[name] = measured(client, reverse(view, args=args), *asked)
    for name, (person, address) in vetting_pages(cast).items():
        client = Client()
        client.force_login(person)
        results[name] = measured(client, address)
    results["save of one score"] = saving_a_score(cast)
    call_command("flush", interactive=False, verbosity=0)
    bare = results["bare page"]["median_ms"]
    return {
        n: {**r, "times_bare_page": round(r["median_ms"] / bare, 1)} for n, r in results.items()
    }


def main() -> None:
    servers.ensure_missing()
    django.setup()
    from django.test.runner import DiscoverRunner
    from django.test.utils import override_settings

    from tests.load.assigning import assigning, whole_round
    from tests.load.exporting import exporting
    from tests.load.grouping import grouping
    from tests.load.insights import over_rounds
    from tests.load.matching import scaling
    from tests.load.records import Size
    from tests.load.reports import reports_over_rounds
    from tests.load.similar import typing

    sizes = [
        Size(statements=30, solutions=10, challenges=30),
        Size(statements=2_000, solutions=2_000, challenges=10_000),
    ]
    runner = DiscoverRunner(verbosity=0, interactive=False)
    databases = runner.setup_databases()
    try:
        with override_settings(
            SECOND_FACTOR_FOR="nobody", ALLOWED_HOSTS=["testserver"], API_RATE="1000000/min"
        ):
            found = [_report(size, pages_at(size)) for size in sizes]
            matching = {"suggestions": scaling(), "typing": _apart(typing)}
            matching["groups"] = _apart(grouping)
            rounds = over_rounds(measured)
            reports = reports_over_rounds(measured)
            records = _apart(whole_round)
            exports = exporting()
    finally:
        runner.teardown_databases(databases)
        servers.stop()
    report = {"machine": _machine(), "runs": RUNS, "sizes": found, "matching": matching}
    report["rounds"] = rounds
    report["reports"] = reports
    report["exports"] = exports
    report["assigning"] = {"solver": assigning(), "round": records}
    json.dump(report, sys.stdout, indent=2)
    print()


def _apart(measure) -> dict[str, object]:
    """On tables that the measurement before left full."""
    from django.core.management import call_command

    call_command("flush", interactive=False, verbosity=0)
    return measure()


def _report(size, pages) -> dict[str, object]:
    rows = {"statements": size.statements, "solutions": size.solutions}
    return {**rows, "challenges": size.challenges, "pages": pages}


def _machine() -> dict[str, object]:
    return {
        "processors": os.cpu_count(),
        "architecture": platform.machine(),
        "python": platform.python_version(),
        "django": django.get_version(),
    }


if __name__ == "__main__":
    main()
