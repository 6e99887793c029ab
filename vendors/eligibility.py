"""The pass/fail gate, worked out from what a vendor said, with a reason for every outcome."""

from dataclasses import dataclass, field
from datetime import date

from vendors.criteria.sub_processors import as_lines
from vendors.enums import AnswerType, EligibilityOutcome, EvidenceKind, Rule
from vendors.models import Criterion, Evidence

MORE_THAN_A_LINE = 60


@dataclass(frozen=True)
class Said:
    """What stands in the file about one criterion."""

    value: str = ""
    mitigation: str = ""
    evidence: tuple[Evidence, ...] = field(default=())
    is_to_confirm: bool = False


@dataclass(frozen=True)
class Finding:
    """The outcome for one criterion, why, and what would change it ("" when nothing has to)."""

    criterion: Criterion
    outcome: EligibilityOutcome
    reason: str
    cure: str = ""


def work_out(criterion: Criterion, said: Said, day: date) -> Finding:
    """Pure: the same answers, evidence and day give the same finding."""
    if not said.value:
        return _unknown(criterion, "Not answered yet.", "Answer the question.")
    if said.is_to_confirm:
        reason = "The answer was carried over from an earlier version."
        return _unknown(criterion, reason, "Say that it is still right, or change it.")
    if criterion.answer_type != AnswerType.FILE and said.value not in criterion.passing_answers:
        return _answer_fails(criterion, said)
    if criterion.needs_evidence:
        return _weigh_evidence(criterion, said, day)
    return Finding(criterion, EligibilityOutcome.PASS, f"{_answered(criterion, said)}.")


def is_gate(criterion: Criterion) -> bool:
    return criterion.rule == Rule.PASS_FAIL


def answer_words(criterion: Criterion, value: str) -> str:
    """An answer as it reads on a page."""
    if criterion.answer_type == AnswerType.SUB_PROCESSORS:
        return as_lines(value)
    return value.capitalize() if criterion.answer_type == AnswerType.YES_NO else value


def _answer_fails(criterion: Criterion, said: Said) -> Finding:
    reason = f"{_answered(criterion, said)}. To pass: {_passing(criterion)}."
    if criterion.is_mitigable:
        return _mitigated(criterion, said, reason)
    return _failed(criterion, reason, f"This passes only with the answer {_passing(criterion)}.")


def _mitigated(criterion: Criterion, said: Said, reason: str) -> Finding:
    """A failure that a person may still accept, when the vendor says what they do instead."""
    if said.mitigation.strip():
        return _unknown(criterion, f"{reason} A person reads what you do instead and decides.", "")
    return _failed(criterion, reason, "Say what you do instead: a person reads it and decides.")


def _weigh_evidence(criterion: Criterion, said: Said, day: date) -> Finding:
    wanted = [one for one in said.evidence if is_wanted(criterion, one)]
    valid = [one for one in wanted if one.is_valid_on(day)]
    checked = [one for one in valid if is_readable(one)]
    if checked:
        return _backed(criterion, said, checked[0])
    if any(_waits(one) for one in valid):
        reason = "The evidence is waiting for the virus scan."
        return _unknown(criterion, reason, "Nothing to do: this usually takes a minute.")
    return _without_evidence(criterion, said, wanted)


def _without_evidence(criterion: Criterion, said: Said, wanted: list[Evidence]) -> Finding:
    reason = f"{_answered(criterion, said)}, but {_what_is_wrong(criterion, wanted)}."
    if criterion.is_mitigable and said.mitigation.strip():
        return _mitigated(criterion, said, reason)
    return _failed(criterion, reason, f"Attach a current {_kind(criterion)}.")


def _what_is_wrong(criterion: Criterion, wanted: list[Evidence]) -> str:
    if not wanted:
        return f"no {_kind(criterion)} is attached"
    last = max(wanted, key=lambda one: (one.expires_on or date.max, one.pk or 0))
    if last.retired_at:
        return f"“{last.title}” was retired"
    if last.expires_on and not _is_refused(last):
        return f"“{last.title}” ended on {_day(last.expires_on)}"
    return f"“{last.title}” did not pass the virus scan"


def _backed(criterion: Criterion, said: Said, evidence: Evidence) -> Finding:
    until = f", valid to {_day(evidence.expires_on)}" if evidence.expires_on else ""
    reason = f"{_answered(criterion, said)}, backed by “{evidence.title}”{until}."
    return Finding(criterion, EligibilityOutcome.PASS, reason)


def is_wanted(criterion: Criterion, evidence: Evidence) -> bool:
    return not criterion.evidence_kind or evidence.kind == criterion.evidence_kind


def is_readable(evidence: Evidence) -> bool:
    return evidence.document is None or evidence.document.is_clean


def _waits(evidence: Evidence) -> bool:
    return evidence.document is not None and evidence.document.scanned_at is None


def _is_refused(evidence: Evidence) -> bool:
    return not is_readable(evidence) and not _waits(evidence)


def _answered(criterion: Criterion, said: Said) -> str:
    words = answer_words(criterion, said.value)
    short = words if len(words) <= MORE_THAN_A_LINE else f"{words[: MORE_THAN_A_LINE - 1]}…"
    return f"Answered “{short}”"


def _passing(criterion: Criterion) -> str:
    words = (f"“{answer_words(criterion, one)}”" for one in criterion.passing_answers)
    return " or ".join(words)


def _kind(criterion: Criterion) -> str:
    if not criterion.evidence_kind:
        return "piece of evidence"
    return _uncapitalised(EvidenceKind(criterion.evidence_kind).label)


def _uncapitalised(label: str) -> str:
    """“Accessibility statement” inside a sentence; names such as “ISO” and “Cyber Essentials” stay."""
    is_name = label.startswith(("ISO", "Cyber"))
    return label if is_name else label[0].lower() + label[1:]


def _day(day: date) -> str:
    return f"{day.day} {day.strftime('%B %Y')}"


def _failed(criterion: Criterion, reason: str, cure: str) -> Finding:
    return Finding(criterion, EligibilityOutcome.FAIL, reason, cure)


def _unknown(criterion: Criterion, reason: str, cure: str) -> Finding:
    return Finding(criterion, EligibilityOutcome.UNKNOWN, reason, cure)
