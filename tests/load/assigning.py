"""How long it takes to work out who scores what: the solver alone, and a whole round with its records."""

import statistics
import time
from datetime import timedelta
from functools import partial

import numpy as np
from django.utils import timezone
from tqdm import tqdm

RUNS = 5
SIZES = {"73 × 20 × 3": (73, 20), "1,000 × 100 × 3": (1_000, 100)}
EACH = 3
# Every second of the measured records is decided, so that a thousand wait.
SOLUTIONS, ASSESSORS = 2_000, 100
FIELDS = [f"field {number}" for number in range(24)]


def assigning() -> dict[str, object]:
    """Seconds from the problem to the reasons, and how level the loads are."""
    return {name: _measured(*size) for name, size in tqdm(SIZES.items(), desc="assigning")}


def whole_round() -> dict[str, object]:
    """Seconds of a worker's task for the large size, and of asking everybody in it."""
    from tests.load.records import Size, fill
    from vendors.actions.assigning.asking import ask_everybody
    from vendors.actions.assigning.proposals import begin_proposal, work_out_proposal
    from vendors.enums import SolutionStatus
    from vendors.models import Assignment, SolutionVersion

    cast = fill(Size(statements=30, solutions=SOLUTIONS, challenges=30))
    Assignment.objects.all().delete()
    waiting = SolutionVersion.objects.filter(status=SolutionStatus.IN_VETTING)
    _give_fields(list(waiting.order_by("pk")), ASSESSORS)
    begin = partial(begin_proposal, cast.round, each=EACH, by=cast.staff, at=timezone.now())
    proposal, page_s = _timed(begin)
    _, task_s = _timed(partial(work_out_proposal, proposal.pk, at=timezone.now()))
    proposal.refresh_from_db()
    asked, ask_s = _timed(partial(ask_everybody, proposal, by=cast.staff, at=timezone.now()))
    return {
        "solutions": waiting.count(),
        "assessors": ASSESSORS,
        "asked": asked.asked,
        "page_s": page_s,
        "task_s": task_s,
        "ask_everybody_s": ask_s,
    }


def _give_fields(versions, assessors: int) -> None:
    """Three service areas a solution; six an assessor, whose register is confirmed."""
    from accounts.enums import Role
    from accounts.models import Membership, Organisation, User
    from challenges.models import ServiceArea
    from vendors.models import AssessorProfile, RegisterConfirmation, SolutionVersion

    areas, now = list(ServiceArea.objects.order_by("pk")), timezone.now()
    described = SolutionVersion.service_areas.through
    described.objects.bulk_create(
        described(solutionversion=one, servicearea=areas[(n * 5 + k) % len(areas)])
        for n, one in enumerate(versions)
        for k in range(3)
    )
    people = User.objects.bulk_create(
        User(email=f"assessor{n}@example.org", name=f"Assessor {n}") for n in range(assessors)
    )
    role = {"organisation": Organisation.objects.get(slug="lga"), "role": Role.ASSESSOR}
    Membership.objects.bulk_create(
        Membership(user=one, status="active", requested_at=now, **role) for one in people
    )
    until = now.date() + timedelta(days=365)
    RegisterConfirmation.objects.bulk_create(
        RegisterConfirmation(person=one, confirmed_at=now, lapses_on=until) for one in people
    )
    profiles = AssessorProfile.objects.bulk_create(
        AssessorProfile(person=one, saved_at=now) for one in people
    )
    known = AssessorProfile.service_areas.through
    known.objects.bulk_create(
        known(assessorprofile=one, servicearea=areas[(n * 3 + k) % len(areas)])
        for n, one in enumerate(profiles)
        for k in range(6)
    )


def _timed(act):
    start = time.perf_counter()
    return act(), round(time.perf_counter() - start, 2)


def _measured(solutions: int, assessors: int) -> dict[str, object]:
    from vendors.assigning.reasons import propose

    problem = problem_of(solutions, assessors)
    times = []
    for _ in range(RUNS):
        start = time.perf_counter()
        pairs = propose(problem)
        times.append(time.perf_counter() - start)
    loads = np.bincount([p.assessor for p in pairs if p.assessor is not None], minlength=assessors)
    return {
        "median_s": round(statistics.median(times), 3),
        "longest_s": round(max(times), 3),
        "pairs": len(pairs),
        "fewest": int(loads.min()),
        "most": int(loads.max()),
    }


def problem_of(solutions: int, assessors: int):
    """Three fields a solution, six an assessor, one pair in twenty barred, one in ten met before."""
    from vendors.assigning.problem import Assessor, Bar, Problem, Wanted

    chance = np.random.default_rng(5)
    wanted = [
        Wanted(n, n % (solutions // 2), EACH, frozenset(chance.choice(FIELDS, 3, replace=False)))
        for n in range(solutions)
    ]
    people = [
        Assessor(n, f"Assessor {n}", frozenset(chance.choice(FIELDS, 6, replace=False)))
        for n in range(assessors)
    ]
    barred = np.argwhere(chance.random((solutions, assessors)) < 0.05)
    met = np.argwhere(chance.random((assessors, solutions // 2)) < 0.1)
    return Problem(
        tuple(wanted),
        tuple(people),
        barred={(int(s), int(a)): Bar.INTEREST for s, a in barred},
        met={(int(a), int(v)): 1 for a, v in met},
    )
