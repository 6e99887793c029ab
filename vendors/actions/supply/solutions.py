"""A solution from its first line to submission, and from one version to the next."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F

from accounts.models import Organisation, User
from challenges.models import Round
from vendors.actions.assigning.replacing import let_assessors_go
from vendors.actions.shortlisting.reserve import tell_of_freed_places
from vendors.actions.supply.carrying import carry_answers, carry_words
from vendors.actions.vetting.eligibility import check_eligibility
from vendors.enums import LIVE_STATUSES, SolutionStatus
from vendors.lifecycle import SOLUTION
from vendors.messages.solutions import tell_solution_submitted, tell_solution_withdrawn
from vendors.models import Answer, Criterion, Evidence, Solution, SolutionVersion
from vendors.rules import EDITS_VERSION, LEADS_VENDOR, OWN_SOLUTION, STARTS_SOLUTION
from vendors.slugs import free_slug
from workflow.engine import perform, record, require
from workflow.turns import take_turn


@dataclass(frozen=True)
class Given:
    """One answer as its writer left it; `evidence` is of the vendor's own library.

    `is_confirmed` says of an answer carried over that it is still right.
    """

    criterion: Criterion
    value: str
    mitigation: str = ""
    evidence: Iterable[Evidence] = ()
    is_confirmed: bool = False


@transaction.atomic
def start_solution(
    vendor: Organisation, *, name: str, round: Round, by: User, at: datetime
) -> SolutionVersion:
    """A new solution with version 1 as a draft for this round.

    The same name again, while nothing else is written, is the same draft.
    """
    require(STARTS_SOLUTION, vendor, by=by)
    take_turn(vendor)
    same = SolutionVersion.objects.filter(
        solution__vendor=vendor,
        solution__name=name,
        round=round,
        number=1,
        status=SolutionStatus.DRAFT,
        saved_at=F("created_at"),
    )
    return same.first() or _new_solution(vendor, name, round, by, at)


def _new_solution(
    vendor: Organisation, name: str, round: Round, by: User, at: datetime
) -> SolutionVersion:
    solution = Solution.objects.create(
        vendor=vendor, name=name, slug=free_slug(Solution, name), created_at=at
    )
    return _start(solution, 1, round, by=by, at=at)


@transaction.atomic
def start_version(solution: Solution, *, round: Round, by: User, at: datetime) -> SolutionVersion:
    """The next version as a draft, with the words of the last one and the answers that may be reused.

    What goes over has to be confirmed answer by answer. Raises ValidationError while another
    version is still on its way.
    """
    require(OWN_SOLUTION, solution, by=by)
    solution = Solution.objects.select_for_update().get(pk=solution.pk)
    last = solution.versions.order_by("-number").first()
    if last is None or last.status in LIVE_STATUSES:
        raise ValidationError("Another version is still on its way.", code="live")
    if last.appeals.open().exists():
        raise ValidationError(
            "Your appeal is being answered. Wait for it, or take it back.", "appeal"
        )
    version = _start(solution, last.number + 1, round, by=by, at=at)
    carry_words(last, version)
    carry_answers(last, version, at)
    return version


@transaction.atomic
def describe_solution(version: SolutionVersion, *, by: User, at: datetime, **words: Any) -> None:
    """Save part of the description; `words` are fields of SolutionVersion, lists for the many."""
    locked = _open_for_editing(version, by)
    many = {name: words.pop(name) for name in ("service_areas", "kinds_of_ai") if name in words}
    for field, value in {**words, "saved_at": at}.items():
        setattr(locked, field, value)
    locked.save(update_fields=[*words, "saved_at"])
    for name, chosen in many.items():
        getattr(locked, name).set(chosen)


@transaction.atomic
def save_answers(
    version: SolutionVersion, given: Iterable[Given], *, by: User, at: datetime
) -> None:
    """Save answers as they are, finished or not. Raises ValidationError for another vendor's evidence."""
    locked = _open_for_editing(version, by)
    kept = {answer.criterion_id: answer for answer in locked.answers.prefetch_related("evidence")}
    for one in given:
        _save_answer(locked, one, kept.get(one.criterion.pk), by, at)
    locked.saved_at = at
    locked.save(update_fields=["saved_at"])


@transaction.atomic
def submit_solution(version: SolutionVersion, *, by: User, at: datetime) -> None:
    """Hand the version in: its words are frozen, the gate is worked out, both sides are told."""
    perform(
        SOLUTION["submit"], version, by=by, at=at, submitted_at=at, submitted_by=by, saved_at=at
    )
    check_eligibility(version, by=None, at=at)
    tell_solution_submitted(version)


@transaction.atomic
def withdraw_solution(version: SolutionVersion, *, by: User, at: datetime) -> None:
    """Stop, at any time before a decision. Its assessors are let go; staff hear of it once submitted."""
    perform(SOLUTION["withdraw"], version, by=by, at=at)
    if version.submitted_at:
        let_assessors_go(version, at=at)
        tell_solution_withdrawn(version, at=at)


@transaction.atomic
def take_down_solution(version: SolutionVersion, *, by: User, at: datetime) -> None:
    """Leave the public list after a decision. The decision itself stays in the file."""
    require(LEADS_VENDOR, version, by=by)
    locked = SolutionVersion.objects.select_for_update(of=("self",)).with_a_page()
    locked = locked.filter(pk=version.pk)
    if locked.update(superseded_at=at):
        record(version, "take_down", by=by, at=at)
        tell_of_freed_places(version.solution, at=at)


def _start(
    solution: Solution, number: int, round: Round, *, by: User, at: datetime
) -> SolutionVersion:
    if not round.takes_solutions(at):
        raise ValidationError("This round is not taking solutions now.", code="closed")
    version = SolutionVersion.objects.create(
        solution=solution,
        number=number,
        round=round,
        criteria_set=_criteria_of(round),
        created_at=at,
        saved_at=at,
    )
    record(version, "start", by=by, at=at)
    return version


def _criteria_of(round: Round) -> Any:
    if not hasattr(round, "criteria"):
        raise ValidationError("This round has no criteria yet.", code="no_criteria")
    return round.criteria.criteria_set


def _save_answer(
    version: SolutionVersion, given: Given, kept: Answer | None, by: User, at: datetime
) -> None:
    evidence = list(given.evidence)
    if any(one.vendor_id != version.solution.vendor_id for one in evidence):
        raise ValidationError("Choose evidence from your own library.", code="foreign")
    words = {"value": given.value, "mitigation": given.mitigation, "saved_at": at}
    if kept and kept.is_to_confirm and (given.is_confirmed or _differs(kept, given, evidence)):
        words |= {"confirmed_at": at, "confirmed_by": by}
    answer, _ = Answer.objects.update_or_create(
        version=version, criterion=given.criterion, defaults=words
    )
    answer.evidence.set(evidence)


def _differs(kept: Answer, given: Given, evidence: list[Evidence]) -> bool:
    """Changed words are the writer's own: they need no further yes."""
    return (kept.value, kept.mitigation) != (given.value, given.mitigation) or {
        one.pk for one in kept.evidence.all()
    } != {one.pk for one in evidence}


def _open_for_editing(version: SolutionVersion, by: User) -> SolutionVersion:
    """Locked, so that nobody submits it between the check and the save."""
    locked = SolutionVersion.objects.select_for_update(of=("self",)).get(pk=version.pk)
    require(EDITS_VERSION, locked, by=by)
    return locked
