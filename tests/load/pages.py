"""`make bench`: the busiest pages at a small and at a large size."""

from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.urls import reverse
from tqdm import tqdm

from tests.load.measuring import measured
from tests.load.records import Size, fill
from tests.load.vetting import saving_a_score, vetting_pages

SIZES = (
    Size(statements=30, solutions=10, challenges=30),
    Size(statements=2_000, solutions=2_000, challenges=10_000),
)
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
    "solution list": ("public", "vendors:solutions", []),
    "solution page": ("public", "vendors:solution", ["fieldnote-0"]),
    "staff queue": ("staff", "challenges:statement_queue", []),
    "workbench, on their own": ("staff", "matching:workbench", [], {"show": "alone"}),
    "vetting list": ("staff", "vendors:vetting_list", []),
    # The same frame around a few sentences: what a page costs that reads no records.
    "bare page": ("public", "showcase:cookies", []),
}


def at_sizes() -> list[dict[str, object]]:
    return [_at(size) for size in SIZES]


def _at(size: Size) -> dict[str, object]:
    call_command("flush", interactive=False, verbosity=0)
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
    return {**vars(size), "pages": _beside_the_bare_page(results)}


def _beside_the_bare_page(results: dict[str, dict[str, object]]) -> dict[str, object]:
    bare = results["bare page"]["median_ms"]
    return {
        n: {**r, "times_bare_page": round(r["median_ms"] / bare, 1)} for n, r in results.items()
    }
