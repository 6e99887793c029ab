"""The criteria of one section as a form."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.forms import BoundField

from design.fields import DatePartsField
from design.widgets import Checkboxes, Radios
from vendors.actions.supply.solutions import Given
from vendors.eligibility import answer_words
from vendors.enums import AnswerType, Rule
from vendors.forms.supply.sub_processors import SubProcessorsField
from vendors.forms.words import WordsField
from vendors.models import Answer, Criterion, Evidence, SolutionVersion

WORDS_WHERE_NONE_ARE_SET = 300
EMPTY_LIBRARY = (
    "Your library is empty: save, add the file with the button below, then choose it here."
)


@dataclass(frozen=True)
class AskedCriterion:
    """One criterion of the form with its controls."""

    criterion: Criterion
    answer: BoundField
    mitigation: BoundField | None
    evidence: BoundField | None
    confirm: BoundField | None
    carried_from: SolutionVersion | None


class AnswersForm(forms.Form):
    """Fields `A1`, `A1-mitigation`, `A1-evidence` for every criterion. Drafts are saved as they are.

    Where an answer was carried over, `A1-confirm` says that it is still right.
    """

    def __init__(
        self,
        *args: Any,
        criteria: Iterable[Criterion],
        answers: dict[int, Answer],
        library: Iterable[Evidence],
        **kwargs: Any,
    ):
        super().__init__(*args, **kwargs)
        self.criteria = list(criteria)
        self.answers = answers
        self.library = {str(evidence.pk): evidence for evidence in library}
        for criterion in self.criteria:
            self._ask(criterion, answers.get(criterion.pk))

    def _ask(self, criterion: Criterion, answer: Answer | None) -> None:
        self.fields[criterion.code] = (
            self._file_field(criterion, answer)
            if _is_file(criterion)
            else _answer_field(criterion, answer)
        )
        if criterion.is_mitigable:
            self.fields[f"{criterion.code}-mitigation"] = _mitigation_field(criterion, answer)
        if self.library and wants_evidence(criterion) and not _is_file(criterion):
            self.fields[f"{criterion.code}-evidence"] = self._evidence_field(criterion, answer)
        if answer and answer.is_to_confirm:
            self.fields[f"{criterion.code}-confirm"] = _confirm_field(criterion)

    def _file_field(self, criterion: Criterion, answer: Answer | None) -> forms.Field:
        """The answer is a document of the library."""
        field = self._evidence_field(criterion, answer)
        field.label = str(criterion)
        field.help_text = (
            criterion.guidance if self.library else f"{criterion.guidance} {EMPTY_LIBRARY}".strip()
        )
        return field

    def _evidence_field(self, criterion: Criterion, answer: Answer | None) -> forms.Field:
        fitting = sorted(
            self.library.values(),
            key=lambda one: (one.kind != criterion.evidence_kind, one.title, one.pk),
        )
        return forms.MultipleChoiceField(
            label=f"Evidence for {criterion.code}",
            help_text=criterion.evidence_wanted,
            choices=[(str(one.pk), one.title) for one in fitting],
            initial=[str(one.pk) for one in answer.evidence.all()] if answer else [],
            required=False,
            widget=Checkboxes(
                attrs={"data-small": True},
                hints={str(one.pk): described(one) for one in fitting},
            ),
        )

    @property
    def rows(self) -> list[AskedCriterion]:
        return [self._row(criterion) for criterion in self.criteria]

    def _row(self, criterion: Criterion) -> AskedCriterion:
        answer = self.answers.get(criterion.pk)
        return AskedCriterion(
            criterion,
            self[criterion.code],
            self._bound(criterion, "mitigation"),
            self._bound(criterion, "evidence"),
            self._bound(criterion, "confirm"),
            answer.carried_from.version if answer and answer.carried_from else None,
        )

    def _bound(self, criterion: Criterion, part: str) -> BoundField | None:
        name = f"{criterion.code}-{part}"
        return self[name] if name in self.fields else None

    @property
    def given(self) -> list[Given]:
        return [self._given(criterion) for criterion in self.criteria]

    def _given(self, criterion: Criterion) -> Given:
        code, typed = criterion.code, self.cleaned_data
        chosen = typed[code] if _is_file(criterion) else typed.get(f"{code}-evidence", [])
        evidence = [self.library[pk] for pk in chosen]
        return Given(
            criterion,
            named(evidence) if _is_file(criterion) else _as_text(typed[code]),
            typed.get(f"{code}-mitigation", ""),
            evidence,
            is_confirmed=typed.get(f"{code}-confirm", False),
        )


def _is_file(criterion: Criterion) -> bool:
    return criterion.answer_type == AnswerType.FILE


def named(evidence: Iterable[Evidence]) -> str:
    """The answer to a question that asks for a file: what the documents are called."""
    return "; ".join(one.title for one in evidence)


def wants_evidence(criterion: Criterion) -> bool:
    return bool(criterion.needs_evidence or criterion.evidence_wanted or criterion.evidence_kind)


def described(evidence: Evidence) -> str:
    """The facts of a piece of evidence in one line."""
    facts = [evidence.get_kind_display()]
    if evidence.issuer:
        facts.append(evidence.issuer)
    if evidence.expires_on:
        facts.append(f"valid to {evidence.expires_on.day} {evidence.expires_on:%B %Y}")
    if evidence.document and not evidence.document.is_clean:
        facts.append(evidence.document.state_words)
    return ", ".join(facts)


def _answer_field(criterion: Criterion, answer: Answer | None) -> forms.Field:
    asked = {
        "label": str(criterion),
        "help_text": criterion.guidance,
        "required": False,
        "initial": answer.value if answer else "",
    }
    return ASKED_AS[AnswerType(criterion.answer_type)](criterion, asked)


def _yes_no(criterion: Criterion, asked: dict[str, Any]) -> forms.Field:
    choices = [("yes", "Yes"), ("no", "No")]
    return forms.ChoiceField(choices=choices, widget=Radios(inline=True), **asked)


def _choice(criterion: Criterion, asked: dict[str, Any]) -> forms.Field:
    return forms.ChoiceField(choices=[(o, o) for o in criterion.options], widget=Radios, **asked)


def _text(criterion: Criterion, asked: dict[str, Any]) -> forms.Field:
    return WordsField(max_words=criterion.text_limit or WORDS_WHERE_NONE_ARE_SET, **asked)


ASKED_AS = {
    AnswerType.YES_NO: _yes_no,
    AnswerType.CHOICE: _choice,
    AnswerType.TEXT: _text,
    AnswerType.NUMBER: lambda criterion, asked: forms.DecimalField(**asked),
    AnswerType.DATE: lambda criterion, asked: DatePartsField(**asked),
    AnswerType.LINK: lambda criterion, asked: forms.URLField(assume_scheme="https", **asked),
    AnswerType.SUB_PROCESSORS: lambda criterion, asked: SubProcessorsField(**asked),
}


def _mitigation_field(criterion: Criterion, answer: Answer | None) -> forms.Field:
    return WordsField(
        label=f"{criterion.code}: what do you do instead?",
        help_text=_when_to_mitigate(criterion),
        max_words=WORDS_WHERE_NONE_ARE_SET,
        required=False,
        rows=4,
        initial=answer.mitigation if answer else "",
    )


def _confirm_field(criterion: Criterion) -> forms.Field:
    return forms.BooleanField(label=f"My answer to {criterion.code} is still right", required=False)


def _when_to_mitigate(criterion: Criterion) -> str:
    if criterion.rule != Rule.PASS_FAIL:
        return ""
    passing = " or ".join(f"“{answer_words(criterion, one)}”" for one in criterion.passing_answers)
    return f"Only where you cannot answer {passing}. A person reads it and decides."


def _as_text(value: Any) -> str:
    if value is None:
        return ""
    return value.isoformat() if isinstance(value, date) else str(value)
