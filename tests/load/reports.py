"""`make bench`: a report of 96 challenges and 73 solutions, all of them shown, after one round and after twenty."""

import time
from datetime import timedelta
from typing import Any

from django.core.cache import cache
from django.db import connection
from django.db.models import Count, Q
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from challenges.models import Round
from design.printing import can_print
from showcase.enums import EventStatus
from showcase.models import Report, ReportVersion, Session, SessionResponse, ShowcaseEvent
from showcase.queries.reports.content import content_of
from showcase.reports.frozen import fingerprint
from tests.load.cast import Cast
from tests.load.insights import CHALLENGES, ROUNDS, SOLUTIONS, STATEMENTS, spread_over
from tests.load.measuring import measured
from tests.load.records import Size, fill
from tests.load.solutions import DECIDED_EVERY
from vendors.models import AgreedScore, Criterion, Response, SolutionVersion

NOW = timezone.now()
ELIGIBLE = Q(challenges__responses__solution__versions__status="eligible")
FIGURE = ["report", 1, "statements"]


def reports_over_rounds() -> list[dict[str, Any]]:
    return [_at(rounds) for rounds in ROUNDS]


def _at(rounds: int) -> dict[str, Any]:
    from django.core.management import call_command

    call_command("flush", interactive=False, verbosity=0)
    submitted = SOLUTIONS * max(DECIDED_EVERY, rounds)
    cast = fill(Size(STATEMENTS * rounds, submitted, CHALLENGES * rounds))
    spread_over(rounds)
    round_ = _busiest()
    _show_all(round_, cast)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    version, found = _published(round_, cast)
    cache.clear()
    found["report"] = measured(Client(), reverse("showcase:report", args=["report"]))
    found["records behind a figure"] = measured(
        Client(), reverse("showcase:report_records", args=FIGURE)
    )
    if can_print():
        found["PDF, printed anew"] = _printed_anew(version)
    return {"rounds": rounds, "solutions": _told(version), "pages": found}


def _busiest() -> Round:
    """Solutions stay in the first round; their responses are spread over every second one."""
    counted = Round.objects.annotate(many=Count("challenges__responses", filter=ELIGIBLE))
    return counted.order_by("-many", "pk")[0]


def _show_all(round_: Round, cast: Cast) -> None:
    """Every response of an eligible solution to a challenge of the round, at one event."""
    event = ShowcaseEvent.objects.create(
        round=round_,
        slug="event",
        status=EventStatus.REGISTRATION_OPEN,
        title="Event",
        venue="Hall",
        starts_at=NOW,
        ends_at=NOW + timedelta(hours=6),
        capacity=100,
        opened_at=NOW,
        calendar_changed_at=NOW,
    )
    eligible = Response.objects.filter(solution__versions__status="eligible")
    chosen = Response.objects.filter(pk__in=eligible.values("pk"), challenge__round=round_)
    decision = {"decided_at": NOW, "decided_by": cast.staff, "feedback": "Clear."}
    chosen.update(status="shortlisted", **decision)
    for response in chosen.order_by("pk"):
        hours = {"starts_at": NOW, "ends_at": NOW + timedelta(hours=1)}
        session = Session.objects.create(
            event=event, challenge_id=response.challenge_id, title="Session", **hours
        )
        SessionResponse.objects.create(session=session, response=response)
    _score(cast)


def _score(cast: Cast) -> None:
    scored = [criterion for criterion in cast.criteria if _is_scored(criterion)]
    AgreedScore.objects.bulk_create(
        AgreedScore(
            version=version,
            criterion=criterion,
            value=3,
            reason="Clear.",
            recorded_by=cast.staff,
            recorded_at=NOW,
        )
        for version in SolutionVersion.objects.filter(status="eligible")
        for criterion in scored
    )


def _is_scored(criterion: Criterion) -> bool:
    return criterion.rule == "scored"


def _published(round_: Round, cast: Cast) -> tuple[ReportVersion, dict[str, Any]]:
    report = Report.objects.create(
        round=round_,
        slug="report",
        status="published",
        title="Report",
        introduction="Told.",
        created_at=NOW,
        saved_at=NOW,
    )
    start = time.perf_counter()
    with CaptureQueriesContext(connection) as queries:
        content = content_of(report)
    took = round((time.perf_counter() - start) * 1000, 1)
    content["version"] = {"number": 1, "published_at": NOW.isoformat(), "change_note": ""}
    version = ReportVersion.objects.create(
        report=report,
        number=1,
        published_at=NOW,
        published_by=cast.staff,
        content=content,
        sha256=fingerprint(content),
    )
    return version, {"put together": {"queries": len(queries), "ms": took}}


def _printed_anew(version: ReportVersion) -> dict[str, Any]:
    address = reverse("showcase:report_pdf", args=["report", version.number])
    start = time.perf_counter()
    response = Client().get(address)
    seconds = round(time.perf_counter() - start, 1)
    return {"seconds": seconds, "bytes": len(response.content)}


def _told(version: ReportVersion) -> int:
    return int(version.content["funnel"]["solutions_shown"])
