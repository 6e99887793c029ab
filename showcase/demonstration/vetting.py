"""What happened to a submitted solution, up to the decision."""

from collections.abc import Iterator
from typing import Any

from showcase.demonstration.cast import Cast
from showcase.demonstration.reading import Calendar
from vendors.actions.deciding.appeal import lodge_appeal
from vendors.actions.deciding.conditions import settle_condition
from vendors.actions.deciding.preparing import DecisionWords, Term
from vendors.actions.deciding.releasing import decide_solution
from vendors.actions.supply.solutions import withdraw_solution
from vendors.actions.vetting.assignment import (
    assign_assessor,
    declare_conflict,
    declare_no_conflict,
)
from vendors.actions.vetting.clarification import answer_clarification, ask_clarification
from vendors.actions.vetting.eligibility import judge_eligibility, pass_eligibility, return_solution
from vendors.actions.vetting.moderation import agree_score, open_moderation
from vendors.actions.vetting.scoring import save_score, submit_scores
from vendors.enums import (
    DECIDED_STATUSES,
    ConditionStatus,
    ConflictKind,
    EligibilityOutcome,
    SolutionStatus,
)
from vendors.models import Assignment, Criterion, Decision, SolutionVersion
from vendors.queries.vetting.dossiers import scored_criteria

MODERATED = (SolutionStatus.MODERATION, *DECIDED_STATUSES)
UNVETTED = (SolutionStatus.DRAFT, SolutionStatus.SUBMITTED)


def vet(version: SolutionVersion, facts: dict[str, Any], cast: Cast, calendar: Calendar) -> None:
    """Take one submitted version as far as its texts say."""
    end, day = facts["end_state"], facts["submitted_day"]
    if end in UNVETTED:
        return
    if end == SolutionStatus.RETURNED:
        at = calendar.done(day + 1, "15:00")
        return return_solution(version, reason=facts["returned_reason"], by=cast.staff, at=at)
    _let_in(version, cast, calendar, day)
    assignments = _assign(version, facts, cast, calendar, day)
    for assignment in assignments:
        _score(assignment, facts, cast, calendar, day)
    _clarify(version, facts, cast, calendar, day)
    if end == SolutionStatus.WITHDRAWN:
        lead = cast.lead(facts["vendor"])
        return withdraw_solution(version, by=lead, at=calendar.done(day + 9))
    if end in MODERATED:
        _moderate(version, facts, cast, calendar, day)
    if end in DECIDED_STATUSES:
        _decide(version, facts, cast, calendar, day)


def _let_in(version: SolutionVersion, cast: Cast, calendar: Calendar, day: int) -> None:
    at = calendar.done(day + 1, "14:00")
    for result in version.eligibility.filter(outcome=EligibilityOutcome.UNKNOWN):
        judge_eligibility(
            result,
            outcome=EligibilityOutcome.PASS,
            reason="The mitigation is enough while the gap lasts.",
            by=cast.staff,
            at=at,
        )
    pass_eligibility(version, by=cast.staff, at=calendar.done(day + 1, "15:00"))


def _assign(
    version: SolutionVersion, facts: dict[str, Any], cast: Cast, calendar: Calendar, day: int
) -> list[Assignment]:
    """Everybody asked; those with an interest declare it and are out."""
    conflicts = {one["assessor"]: one for one in facts.get("conflicts", [])}
    clear = []
    for key in [*conflicts, *(k for k in facts["assessors"] if k not in conflicts)]:
        assessor = cast.people[key]
        assignment = assign_assessor(
            version, assessor, by=cast.staff, at=calendar.done(day + 2, "09:00")
        )
        at = calendar.done(day + 2, "12:00")
        if key in conflicts:
            kind, details = ConflictKind(conflicts[key]["kind"]), conflicts[key]["detail"]
            declare_conflict(assignment, kind=kind, details=details, by=assessor, at=at)
        else:
            declare_no_conflict(assignment, by=assessor, at=at)
            clear.append(assignment)
    return clear


def _score(
    assignment: Assignment, facts: dict[str, Any], cast: Cast, calendar: Calendar, day: int
) -> None:
    key = next(k for k in facts["assessors"] if cast.people[k] == assignment.assessor)
    own, is_finished = facts["scores"].get(key, {}), key in facts["finished"]
    for criterion in scored_criteria(assignment.version):
        if criterion.code in own or is_finished:
            value, reason = own.get(criterion.code) or _typical(criterion, facts)
            save_score(
                assignment,
                criterion,
                value=value,
                reason=reason,
                by=assignment.assessor,
                at=calendar.done(day + 4, "13:00"),
            )
    if is_finished:
        submit_scores(assignment, by=assignment.assessor, at=calendar.done(day + 5))


def _typical(criterion: Criterion, facts: dict[str, Any]) -> tuple[int, str]:
    return facts["typical_score"], criterion.scale[facts["typical_score"]]


def _clarify(
    version: SolutionVersion, facts: dict[str, Any], cast: Cast, calendar: Calendar, day: int
) -> None:
    asked = facts.get("clarification")
    if not asked:
        return
    criterion = Criterion.objects.get(
        section__criteria_set=version.criteria_set, code=asked["criterion"]
    )
    clarification = ask_clarification(
        version,
        question=asked["question"],
        due_on=calendar.on(asked["due_day"]),
        criterion=criterion,
        by=cast.staff,
        at=calendar.done(day + 6),
    )
    if asked["answer"]:
        lead, at = cast.lead(facts["vendor"]), calendar.done(day + 8)
        answer_clarification(clarification, answer=asked["answer"], by=lead, at=at)
        version.refresh_from_db()


def _moderate(
    version: SolutionVersion, facts: dict[str, Any], cast: Cast, calendar: Calendar, day: int
) -> None:
    open_moderation(version, by=cast.staff, at=calendar.done(day + 9, "09:00"))
    for criterion, value, reason in _agreed(version, facts):
        agree_score(
            version,
            criterion,
            value=value,
            reason=reason,
            by=cast.staff,
            at=calendar.done(day + 9, "11:00"),
        )


def _agreed(
    version: SolutionVersion, facts: dict[str, Any]
) -> Iterator[tuple[Criterion, int, str]]:
    """What the meeting changed; once decided, everything it left as it was too."""
    for criterion in scored_criteria(version):
        if criterion.code in facts["agreed"]:
            value, reason = facts["agreed"][criterion.code]
            yield criterion, value, reason
        elif facts["end_state"] in DECIDED_STATUSES:
            yield criterion, _shared(criterion, facts), facts["agreed_reason"]


def _shared(criterion: Criterion, facts: dict[str, Any]) -> int:
    """The score that every assessor gave."""
    given = [facts["scores"].get(key, {}).get(criterion.code) for key in facts["finished"]]
    values = {one[0] if one else facts["typical_score"] for one in given}
    if len(values) != 1:
        raise ValueError(f"{facts['slug']}: {criterion.code} has no agreed score.")
    return values.pop()


def _decide(
    version: SolutionVersion, facts: dict[str, Any], cast: Cast, calendar: Calendar, day: int
) -> None:
    words = DecisionWords(
        outcome=facts["end_state"],
        reason=facts["agreed_reason"],
        feedback=facts["feedback"],
        responsible_deployment=facts["responsible_deployment"],
        by_criterion={code: reason for code, (_, reason) in facts["agreed"].items()},
        conditions=[Term(c["text"], calendar.on(c["due_day"])) for c in facts["conditions"]],
    )
    decision = decide_solution(version, words, by=cast.staff, at=calendar.done(day + 10))
    _follow_up(decision, facts["conditions"], cast, calendar)
    if appeal := facts.get("appeal"):
        lead, at = cast.lead(facts["vendor"]), calendar.done(appeal["day"])
        lodge_appeal(version, grounds=appeal["grounds"], by=lead, at=at)


def _follow_up(
    decision: Decision, terms: list[dict[str, Any]], cast: Cast, calendar: Calendar
) -> None:
    """What came of the conditions whose story goes so far."""
    for condition, term in zip(decision.conditions.order_by("position"), terms, strict=True):
        if "met_day" in term:
            settle_condition(
                condition,
                status=ConditionStatus.MET,
                reason=term["met_reason"],
                by=cast.staff,
                at=calendar.done(term["met_day"]),
            )
