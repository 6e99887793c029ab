"""What has no counterpart: demand without supply, and supply without demand."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Model
from django.utils.timezone import localdate

from challenges.enums import ChallengeStatus
from challenges.models import Challenge
from matching.enums import Kind
from matching.models import BestChallenge, BestSolution
from matching.queries.ranking import profile_of_record, rank_records
from vendors.models import SolutionVersion


@dataclass
class Fits:
    """Best counterparts as (score, primary key), by primary key of the other side."""

    of_challenges: dict[int, tuple[float, int]] = field(default_factory=dict)
    of_solutions: dict[int, tuple[float, int]] = field(default_factory=dict)

    def note(self, challenge: int, solution: int, score: float) -> None:
        self.of_challenges[challenge] = max(
            (score, solution), self.of_challenges.get(challenge, (0.0, 0))
        )
        self.of_solutions[solution] = max(
            (score, challenge), self.of_solutions.get(solution, (0.0, 0))
        )


def work_out_fits(*, at: datetime) -> Fits:
    """Rank the eligible solutions for each published challenge and keep the best of both sides."""
    fits = Fits()
    eligible = SolutionVersion.objects.public()
    solution_of = dict(eligible.values_list("pk", "solution"))
    published = Challenge.objects.filter(status=ChallengeStatus.PUBLISHED).order_by("pk")
    challenges = list(published.values_list("pk", flat=True))
    for challenge in challenges:
        _fit(challenge, solution_of, fits, at)
    _keep(fits, challenges, set(solution_of.values()), at)
    return fits


def _fit(challenge: int, solution_of: dict[int, int], fits: Fits, at: datetime) -> None:
    query = profile_of_record(Kind.CHALLENGE, challenge)
    if query is None:
        return
    ranking = rank_records(
        query, Kind.SOLUTION, SolutionVersion.objects.public(), day=localdate(at)
    )
    for hit in ranking.hits:
        if hit.subject_id in solution_of:
            fits.note(challenge, solution_of[hit.subject_id], hit.match.score)


@transaction.atomic
def _keep(fits: Fits, challenges: list[int], solutions: set[int], at: datetime) -> None:
    """What is no longer published or eligible goes; two workers at once write the same rows."""
    BestSolution.objects.exclude(challenge__in=challenges).delete()
    BestChallenge.objects.exclude(solution__in=solutions).delete()
    for model, own, other, found in (
        (
            BestSolution,
            "challenge",
            "solution",
            {pk: fits.of_challenges.get(pk) for pk in challenges},
        ),
        (
            BestChallenge,
            "solution",
            "challenge",
            {pk: fits.of_solutions.get(pk) for pk in solutions},
        ),
    ):
        model._default_manager.bulk_create(
            (_row(model, own, other, pk, best, at) for pk, best in sorted(found.items())),
            update_conflicts=True,
            unique_fields=[own],
            update_fields=[other, "score", "worked_out_at"],
        )


def _row(
    model: type[Model], own: str, other: str, pk: int, best: tuple[float, int] | None, at: datetime
) -> Any:
    score, counterpart = best or (0.0, None)
    facts = {f"{own}_id": pk, f"{other}_id": counterpart, "score": score, "worked_out_at": at}
    return model(**facts)
