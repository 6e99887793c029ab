"""`make bench`: public pages and the machine interface after one round and after twenty.

A round is as large as the Technology Innovation Showcase of 2024: 96 challenges, 73 solutions.
"""

import statistics
import time
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from django.core.cache import cache
from django.db import connection
from django.db.models import F
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from challenges.enums import DataClass, Readiness
from challenges.models import Challenge, KindOfAI, PerceivedRisk, Round, Statement
from showcase.api.interface.pages import NOUNS
from tests.load.events import held_once_a_round
from tests.load.measuring import measured
from tests.load.records import Size, fill
from vendors.models import SolutionVersion
from workflow.models import Event

STATEMENTS, CHALLENGES, SOLUTIONS = 128, 96, 73
ROUNDS = (1, 20)
RUNS = 20
PAGES = {
    "insights": ("showcase:insights", []),
    "home": ("showcase:home", []),
    "challenge list": ("challenges:list", []),
    "solution list": ("vendors:solutions", []),
    "event list": ("showcase:events", []),
    "event": ("showcase:event", ["event-0"]),
    "market engagement notice": ("showcase:notice", ["challenge-0"]),
    "releases of a challenge": ("showcase:challenge_releases", ["challenge-0"]),
    **{f"api: {noun}": (f"showcase:api_{noun}", []) for noun in NOUNS},
}
STEPS = ("submitted", "in_vetting", "moderation", "eligible")
NOW = timezone.now()


def over_rounds() -> list[dict[str, Any]]:
    return [_at(rounds) for rounds in ROUNDS]


def _at(rounds: int) -> dict[str, Any]:
    from django.core.management import call_command

    call_command("flush", interactive=False, verbosity=0)
    fill(Size(STATEMENTS * rounds, SOLUTIONS * rounds, CHALLENGES * rounds))
    spread_over(rounds)
    _say_more()
    Event.objects.bulk_create(log_of_all())
    held_once_a_round()
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    pages = {
        name: measured(Client(), reverse(view, args=args)) for name, (view, args) in PAGES.items()
    }
    pages["insights, counted anew"] = {"median_ms": _counted_anew()}
    return {"rounds": rounds, "events": Event.objects.count(), "pages": pages}


def _counted_anew() -> float:
    """Milliseconds of the page when nothing is kept."""
    times = []
    for _ in range(RUNS):
        cache.clear()
        start = time.perf_counter()
        Client().get(reverse("showcase:insights"))
        times.append((time.perf_counter() - start) * 1000)
    return round(statistics.median(times), 1)


def spread_over(rounds: int) -> None:
    """Submitted solutions cannot be moved: they stay in the first round, as many as there are."""
    first = Round.objects.get()
    facts = Round.objects.values().get()
    later = [
        Round(**{**facts, "id": None, "slug": f"round-{n}", "name": f"Round {n}"})
        for n in range(1, rounds)
    ]
    every = [first, *Round.objects.bulk_create(later)]
    for model in (Statement, Challenge):
        for place, round_ in enumerate(every):
            of_round = model._default_manager.alias(rest=F("pk") % rounds).filter(rest=place)
            of_round.update(round=round_)


def _say_more() -> None:
    """Of every statement its readiness, and two each of data, kinds of AI and risks."""
    for place, readiness in enumerate(Readiness.values):
        rows = Statement.objects.alias(rest=F("pk") % len(Readiness.values)).filter(rest=place)
        rows.update(readiness=readiness, data_involved=DataClass.values[:2])
    kinds = list(KindOfAI.objects.order_by("pk"))[:2]
    risks = [PerceivedRisk.objects.create(name=f"Risk {n}", slug=f"risk-{n}") for n in range(12)]
    _named(Statement.kinds_of_ai.through, "kindofai", kinds)
    _named(Statement.perceived_risks.through, "perceivedrisk", risks[:2])


def _named(through: Any, entry: str, chosen: list[Any]) -> None:
    statements = Statement.objects.values_list("pk", flat=True)
    through.objects.bulk_create(
        through(statement_id=pk, **{entry: one}) for pk in statements for one in chosen
    )


def log_of_all() -> Iterator[Event]:
    """Every solution went all the way, every statement was submitted and looked at, a day to a step."""
    for pk in SolutionVersion.objects.values_list("pk", flat=True):
        yield from _moves("vendors.solutionversion", pk, STEPS)
    for pk in Statement.objects.values_list("pk", flat=True):
        yield from _moves("challenges.statement", pk, ("submitted", "accepted"))


def _moves(subject_type: str, pk: int, states: tuple[str, ...]) -> Iterator[Event]:
    for before, (day, state) in zip(("draft", *states), enumerate(states), strict=False):
        yield Event(
            at=NOW - timedelta(days=len(states) - day, hours=pk % 20),
            subject_type=subject_type,
            subject_id=pk,
            name=state,
            from_status=before,
            to_status=state,
        )
