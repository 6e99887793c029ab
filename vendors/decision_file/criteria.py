"""Criterion by criterion: what was asked, said, shown, found, scored, agreed and told."""

from collections import defaultdict
from typing import Any

from challenges.bundle.record import moment
from vendors.decision_file.names import Names
from vendors.eligibility import answer_words
from vendors.enums import AssignmentStatus
from vendors.models import (
    AgreedScore,
    Criterion,
    CriterionFeedback,
    EligibilityResult,
    Evidence,
    Score,
    SolutionVersion,
)
from vendors.queries.vetting.dossiers import AnswerRow, answers_in_order


def criteria_of(version: SolutionVersion, names: Names) -> list[dict[str, Any]]:
    """In the order of the set. Six queries, however many there are."""
    gate = {one.criterion_id: one for one in version.eligibility.select_related("judged_by")}
    agreed = {one.criterion_id: one for one in version.agreed_scores.select_related("recorded_by")}
    scores, told = _scores(version), _told(version)
    return [
        {
            **_asked(row.criterion),
            "answer": _answer(row),
            "eligibility": _gate(gate.get(row.criterion.pk), names),
            "scores": [_score(one, row.criterion, names) for one in scores[row.criterion.pk]],
            "agreed": _agreed(agreed.get(row.criterion.pk), row.criterion, names),
            "told": told[row.criterion.pk],
        }
        for row in answers_in_order(version)
    ]


def evidence_of(version: SolutionVersion) -> list[dict[str, Any]]:
    """What answers or renewals point to, by the number the file calls it, each with its checksum."""
    cited = Evidence.objects.filter(answers__version=version)
    renewed = Evidence.objects.filter(renewals__version=version)
    every = (cited | renewed).distinct().select_related("document").order_by("pk")
    return [_evidence(one) for one in every]


def _asked(criterion: Criterion) -> dict[str, Any]:
    return {
        "code": criterion.code,
        "section": str(criterion.section),
        "question": criterion.question,
        "rule": criterion.get_rule_display(),
        "weight": criterion.weight,
        "source": ", ".join(
            part
            for part in (
                criterion.source_mechanism,
                criterion.source_version,
                criterion.source_clause,
            )
            if part
        ),
    }


def _answer(row: AnswerRow) -> dict[str, Any] | None:
    if row.answer is None:
        return None
    return {
        "said": answer_words(row.criterion, row.answer.value),
        "instead": row.answer.mitigation,
        "evidence": [evidence_key(one) for one in row.answer.shown_evidence],  # type: ignore[attr-defined]
        "saved_at": moment(row.answer.saved_at),
    }


def _gate(result: EligibilityResult | None, names: Names) -> dict[str, str] | None:
    if result is None:
        return None
    return {
        "outcome": result.get_outcome_display(),
        "reason": result.reason,
        "checked_at": moment(result.checked_at),
        "judged_by": names.of(result.judged_by) if result.judged_at else "",
        "judged_at": moment(result.judged_at),
    }


def _scores(version: SolutionVersion) -> dict[int, list[Score]]:
    """Those handed in, assessors in the order they were asked."""
    found: dict[int, list[Score]] = defaultdict(list)
    handed_in = Score.objects.filter(
        assignment__version=version, assignment__status=AssignmentStatus.SUBMITTED
    ).select_related("assignment__assessor")
    for score in handed_in.order_by("assignment__assigned_at", "assignment_id", "pk"):
        found[score.criterion_id].append(score)
    return found


def _score(score: Score, criterion: Criterion, names: Names) -> dict[str, Any]:
    """An assessor's own reason is for staff: the vendor reads it in the words of the feedback."""
    return {
        "key": f"{criterion.code}-{score.assignment_id}",
        "assessor": names.of(score.assignment.assessor),
        "points": score.value,
        "words": "" if score.value is None else criterion.scale[score.value],
        "reason": score.reason if names.is_whole else "",
        "confidence": score.get_confidence_display() if names.is_whole else "",
        "saved_at": moment(score.saved_at),
    }


def _agreed(
    agreed: AgreedScore | None, criterion: Criterion, names: Names
) -> dict[str, Any] | None:
    if agreed is None:
        return None
    return {
        "points": agreed.value,
        "words": criterion.scale[agreed.value],
        "reason": agreed.reason,
        "recorded_by": names.of(agreed.recorded_by),
        "recorded_at": moment(agreed.recorded_at),
    }


def _told(version: SolutionVersion) -> dict[int, list[dict[str, Any]]]:
    told: dict[int, list[dict[str, Any]]] = defaultdict(list)
    rows = CriterionFeedback.objects.filter(
        decision__version=version, decision__released_at__isnull=False
    ).select_related("decision")
    for row in rows.order_by("decision__number", "pk"):
        told[row.criterion_id].append({"decision": row.decision.number, "text": row.text})
    return told


def evidence_key(evidence: Evidence) -> str:
    return f"E{evidence.pk}"


def _evidence(one: Evidence) -> dict[str, Any]:
    file = one.document
    return {
        "key": evidence_key(one),
        "title": one.title,
        "kind": one.get_kind_display(),
        "issuer": one.issuer,
        "covers": one.scope,
        "not_covered": one.not_covered,
        "issued_on": one.issued_on.isoformat() if one.issued_on else "",
        "expires_on": one.expires_on.isoformat() if one.expires_on else "",
        "link": one.link,
        "file": file.name if file else "",
        "bytes": file.size if file else None,
        "sha256": file.sha256 if file else "",
        "scan": file.get_scan_status_display() if file else "",
        "added_at": moment(one.added_at),
    }
