"""What has no counterpart: demand without supply, and supply without demand."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db import connection, transaction
from django.utils.timezone import localdate

from challenges.enums import ChallengeStatus
from challenges.models import Challenge
from matching.enums import Kind
from matching.models import BestChallenge, BestSolution, Entry
from matching.queries.demand.gaps import worked_out_at
from matching.queries.entries.ranking import Hit, Ranking, profile_of_record, rank_records
from matching.queries.needs import needs_of, offers_of
from matching.queries.suggestions import with_facts
from matching.ranking.facts import Fact, Need, compare, fails_hard, nudge
from vendors.models import SolutionVersion

# Of different vendors, so that whoever may not see some of them still has the best of the others.
KEPT = 5
# The number of the lock under which they are kept; no other lock of the site has it.
KEEPING = 5_203_001


@dataclass(frozen=True)
class Fit:
    """A solution that fits a challenge and that no hard fact rules out."""

    score: float
    challenge: int
    solution: int
    vendor: int | None


def work_out_fits(*, at: datetime) -> None:
    """Rank the eligible solutions for each published challenge and keep the best of both sides.

    What no worker has read yet is left out: nothing is known of it.
    """
    fits = {pk: _fits(pk, need, at) for pk, need in _published_needs().items()}
    read = Entry.objects.of(Kind.SOLUTION).values("subject_id")
    solutions = SolutionVersion.objects.public().filter(pk__in=read).values_list("solution")
    _keep(fits, {pk for (pk,) in solutions}, at)


def _published_needs() -> Mapping[int, Need]:
    read = Entry.objects.of(Kind.CHALLENGE).values("subject_id")
    published = Challenge.objects.filter(status=ChallengeStatus.PUBLISHED, pk__in=read)
    related = published.select_related("service_area").prefetch_related("kinds_of_ai")
    return needs_of(related.without_long_texts().order_by("pk"))


def _fits(challenge: int, need: Need, at: datetime) -> list[Fit]:
    """Best first, moved by soft facts as on the pages of suggestions."""
    query = profile_of_record(Kind.CHALLENGE, challenge)
    if query is None:
        return []
    day = localdate(at)
    ranking = rank_records(query, Kind.SOLUTION, SolutionVersion.objects.public(), day=day)
    found = [
        Fit(
            hit.match.score + nudge(facts),
            challenge,
            version.solution_id,
            version.solution.vendor_id,
        )
        for hit, version, facts in _compared(ranking, need, day)
        if not fails_hard(facts)
    ]
    return sorted(found, key=lambda fit: -fit.score)


def _compared(
    ranking: Ranking, need: Need, day: date
) -> Iterator[tuple[Hit, SolutionVersion, list[Fact]]]:
    """A solution that vanished since it was ranked is left out."""
    versions = _versions(ranking)
    offers = offers_of(list(versions.values()))
    for hit in ranking.hits:
        if version := versions.get(hit.subject_id):
            yield hit, version, compare(need, offers[version.pk], day=day)


def _versions(ranking: Ranking) -> dict[int, SolutionVersion]:
    found = SolutionVersion.objects.public().filter(pk__in=[hit.subject_id for hit in ranking.hits])
    return {version.pk: version for version in with_facts(found)}


@transaction.atomic
def _keep(fits: Mapping[int, list[Fit]], solutions: set[int], at: datetime) -> None:
    """What was not worked out now goes. One worker at a time; what began later than this one stays."""
    _wait_for_others()
    latest = worked_out_at()
    if latest and latest > at:
        return
    BestSolution.objects.bulk_create(
        [row for pk, found in sorted(fits.items()) for row in _best_solutions(pk, found, at)],
        update_conflicts=True,
        unique_fields=["challenge", "place"],
        update_fields=["solution", "score", "worked_out_at"],
    )
    BestChallenge.objects.bulk_create(
        _best_challenges(fits, solutions, at),
        update_conflicts=True,
        unique_fields=["solution"],
        update_fields=["challenge", "score", "worked_out_at"],
    )
    for kept in (BestSolution, BestChallenge):
        kept._default_manager.filter(worked_out_at__lt=at).delete()


def _wait_for_others() -> None:
    """Until the transaction ends, no other worker keeps what it worked out."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [KEEPING])


def _best_solutions(challenge: int, found: list[Fit], at: datetime) -> Iterator[BestSolution]:
    """The best of each vendor; a row without a solution says that none was found."""
    best_of: dict[int | None, Fit] = {}
    for fit in found:
        best_of.setdefault(fit.vendor, fit)
    facts = {"challenge_id": challenge, "worked_out_at": at}
    if not best_of:
        yield BestSolution(place=1, **facts)
    for place, fit in enumerate(list(best_of.values())[:KEPT], start=1):
        yield BestSolution(place=place, solution_id=fit.solution, score=fit.score, **facts)


def _best_challenges(
    fits: Mapping[int, list[Fit]], solutions: set[int], at: datetime
) -> list[BestChallenge]:
    best: dict[int, Fit] = {}
    for found in fits.values():
        for fit in found:
            best[fit.solution] = max(best.get(fit.solution, fit), fit, key=lambda one: one.score)
    return [_best_challenge(pk, best.get(pk), at) for pk in sorted(solutions)]


def _best_challenge(solution: int, fit: Fit | None, at: datetime) -> BestChallenge:
    if fit is None:
        return BestChallenge(solution_id=solution, worked_out_at=at)
    return BestChallenge(
        solution_id=solution, challenge_id=fit.challenge, score=fit.score, worked_out_at=at
    )
