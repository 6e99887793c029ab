"""Who was asked and what they declared, questions to the vendor, decisions and what followed."""

from typing import Any

from challenges.bundle.record import moment
from vendors.decision_file.criteria import evidence_key
from vendors.decision_file.names import Names
from vendors.models import (
    Appeal,
    Assignment,
    Clarification,
    Condition,
    Conflict,
    Decision,
    Renewal,
    SolutionVersion,
)
from vendors.queries.deciding.decisions import with_their_words


def assignments_of(version: SolutionVersion, names: Names) -> list[dict[str, str]]:
    asked = version.assignments.select_related("assessor", "assigned_by")
    return [_assignment(one, names) for one in asked.order_by("assigned_at", "pk")]


def interests_in(version: SolutionVersion, names: Names) -> list[dict[str, str]]:
    """Who declared an interest in the vendor. What it is about stays in the register: it is personal."""
    declared = Conflict.objects.filter(vendor=version.solution.vendor_id).select_related("person")
    return [
        {
            "person": names.of(one.person),
            "kind": one.get_kind_display(),
            "declared_at": moment(one.declared_at),
            "lifted_at": moment(one.lifted_at),
        }
        for one in declared.order_by("declared_at", "pk")
    ]


def clarifications_of(version: SolutionVersion, names: Names) -> list[dict[str, Any]]:
    asked = version.clarifications.select_related("criterion", "asked_by", "answered_by")
    return [_clarification(one, names) for one in asked.order_by("pk")]


def decisions_on(version: SolutionVersion, names: Names) -> list[dict[str, Any]]:
    """Released ones, the first first: what is only prepared decides nothing."""
    released = with_their_words(version.decisions.released()).select_related("released_by")
    return [_decision(one, names) for one in released.order_by("number")]


def appeals_of(version: SolutionVersion, names: Names) -> list[dict[str, Any]]:
    lodged = version.appeals.select_related("decision", "lodged_by", "answered_by")
    return [_appeal(one, names) for one in lodged.order_by("pk")]


def renewals_of(version: SolutionVersion, names: Names) -> list[dict[str, Any]]:
    offered = version.renewals.select_related("criterion", "evidence", "answered_by")
    return [_renewal(one, names) for one in offered.order_by("pk")]


def _assignment(one: Assignment, names: Names) -> dict[str, str]:
    return {
        "assessor": names.of(one.assessor),
        "asked_by": names.of(one.assigned_by),
        "asked_at": moment(one.assigned_at),
        "state": one.get_status_display(),
        "declared_at": moment(one.declared_at),
        "handed_in_at": moment(one.submitted_at),
        "declined_because": one.get_decline_reason_display() if one.decline_reason else "",
    }


def _clarification(one: Clarification, names: Names) -> dict[str, Any]:
    return {
        "number": one.pk,
        "follows": one.follows_id,
        "criterion": one.criterion.code if one.criterion else "",
        "question": one.question,
        "asked_by": names.of(one.asked_by),
        "asked_at": moment(one.asked_at),
        "due_on": one.due_on.isoformat(),
        "state": one.get_status_display(),
        "answer": one.answer,
        "answered_by": names.of(one.answered_by) if one.answered_at else "",
        "answered_at": moment(one.answered_at),
    }


def _decision(one: Decision, names: Names) -> dict[str, Any]:
    return {
        "number": one.number,
        "outcome": one.get_outcome_display(),
        "reason": one.reason,
        "feedback": one.feedback,
        "criteria": [row.criterion.code for row in one.feedback_rows],  # type: ignore[attr-defined]
        "responsible_deployment": one.responsible_deployment,
        "conditions": [_condition(row, names) for row in one.condition_rows],  # type: ignore[attr-defined]
        "prepared_by": names.of(one.prepared_by),
        "prepared_at": moment(one.prepared_at),
        "released_by": names.of(one.released_by),
        "released_at": moment(one.released_at),
    }


def _condition(one: Condition, names: Names) -> dict[str, str]:
    return {
        "text": one.text,
        "due_on": one.due_on.isoformat(),
        "state": one.get_status_display(),
        "settled_reason": one.settled_reason,
        "settled_by": names.of(one.settled_by) if one.settled_at else "",
        "settled_at": moment(one.settled_at),
    }


def _appeal(one: Appeal, names: Names) -> dict[str, Any]:
    return {
        "against": one.decision.number,
        "state": one.get_status_display(),
        "grounds": one.grounds,
        "lodged_by": names.of(one.lodged_by),
        "lodged_at": moment(one.lodged_at),
        "answer_by": one.answer_by.isoformat(),
        "answer": one.answer,
        "answered_by": names.of(one.answered_by) if one.answered_at else "",
        "answered_at": moment(one.answered_at),
    }


def _renewal(one: Renewal, names: Names) -> dict[str, str]:
    return {
        "criterion": one.criterion.code,
        "evidence": evidence_key(one.evidence),
        "state": one.get_status_display(),
        "offered_at": moment(one.offered_at),
        "answered_by": names.of(one.answered_by) if one.answered_at else "",
        "answered_at": moment(one.answered_at),
        "answer": one.answer,
    }
