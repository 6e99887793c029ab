from collections.abc import Iterator

from django import forms
from django.utils.timezone import localdate

from design.fields import DatePartsField
from design.widgets import Checkboxes, Radios
from vendors.actions.deciding.preparing import DecisionWords, Term
from vendors.enums import DECIDED_STATUSES, SolutionStatus
from vendors.forms.words import long_text
from vendors.models import Decision
from vendors.queries.deciding.decisions import WaitingDecision, feedback_draft
from vendors.queries.vetting.dossiers import ScoreRow

# Two are enough for most; a button gives one more at a time.
FEWEST_TERMS, MOST_TERMS = 2, 20


class DecisionForm(forms.Form):
    """A whole decision; `is_finished` asks for everything that releasing needs."""

    outcome = forms.ChoiceField(
        label="Decision",
        choices=[(s.value, SolutionStatus(s).label) for s in DECIDED_STATUSES],
        widget=Radios,
    )
    reason = long_text(label="Why", help_text="Reasons that stand on their own in the record.")
    feedback = long_text(
        label="Feedback on the whole",
        required=False,
        help_text="What matters most, in a few sentences. The vendor reads it first.",
    )
    responsible_deployment = long_text(
        label="Feedback on responsible deployment",
        help_text="What a council and the vendor should watch when this is used. Always needed.",
    )
    seen = forms.DateTimeField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, rows: list[ScoreRow], is_finished: bool = True, more: int = 0, **kw):
        super().__init__(*args, **kw)
        self.rows, self.is_finished = rows, is_finished
        self.terms = min(max(FEWEST_TERMS, self._terms_given()) + more, MOST_TERMS)
        for number in range(1, self.terms + 1):
            self._add_term(number)
        for row in rows:
            self.fields[_on(row)] = _feedback_field(row)
        if not is_finished:
            for field in self.fields.values():
                field.required = False

    def _terms_given(self) -> int:
        names = (self.data or self.initial).keys()
        taken = [n for n in range(1, MOST_TERMS + 1) if any(_is_of(n, name) for name in names)]
        return max(taken, default=0)

    def _add_term(self, number: int) -> None:
        self.fields[f"condition_{number}"] = forms.CharField(
            label=f"Condition {number}: what has to be done",
            required=False,
            max_length=1000,
            widget=forms.Textarea(attrs={"rows": 2}),
        )
        self.fields[f"condition_{number}_due_on"] = DatePartsField(
            label=f"Condition {number}: by which day", required=False
        )

    def condition_fields(self) -> Iterator[tuple]:
        for number in range(1, self.terms + 1):
            yield self[f"condition_{number}"], self[f"condition_{number}_due_on"]

    def criterion_fields(self) -> list:
        return [self[_on(row)] for row in self.rows]

    def clean(self):
        super().clean()
        for number in range(1, self.terms + 1):
            self._check_term(number)
        if self.is_finished:
            self._check_conditions_fit()
            self._check_feedback()
        return self.cleaned_data

    def _check_term(self, number: int) -> None:
        name, due_name = f"condition_{number}", f"condition_{number}_due_on"
        text, due_on = self.cleaned_data.get(name), self.cleaned_data.get(due_name)
        if text and not due_on and due_name not in self.errors:
            self.add_error(due_name, f"Say by which day condition {number} has to be met.")
        if due_on and not text:
            self.add_error(name, f"Say what has to be done for condition {number}.")
        if due_on and text and due_on <= localdate():
            self.add_error(due_name, f"Condition {number}: choose a day after today.")

    def _check_conditions_fit(self) -> None:
        outcome, has_terms = self.cleaned_data.get("outcome"), any(self._terms())
        is_conditional = outcome == SolutionStatus.ELIGIBLE_WITH_CONDITIONS
        if is_conditional and not has_terms and not any("condition_" in e for e in self.errors):
            self.add_error("condition_1", "Name the conditions.")
        if has_terms and outcome and not is_conditional:
            self.add_error(
                "outcome", "You wrote conditions. Choose “eligible with conditions” or clear them."
            )

    def _check_feedback(self) -> None:
        said = [self.cleaned_data.get(_on(row)) for row in self.rows]
        if not any(said) and not self.cleaned_data.get("feedback"):
            self.add_error("feedback", "Write feedback on the criteria or on the whole.")

    def _terms(self) -> Iterator[Term]:
        for number in range(1, self.terms + 1):
            text = self.cleaned_data.get(f"condition_{number}")
            due_on = self.cleaned_data.get(f"condition_{number}_due_on")
            if text and due_on:
                yield Term(text, due_on)

    @property
    def words(self) -> DecisionWords:
        said = self.cleaned_data
        return DecisionWords(
            outcome=said["outcome"],
            reason=said["reason"],
            feedback=said["feedback"],
            responsible_deployment=said["responsible_deployment"],
            by_criterion={row.criterion.code: said[_on(row)] for row in self.rows},
            conditions=tuple(self._terms()),
        )


def prepared_values(decision: Decision) -> dict[str, object]:
    """What the form shows of a decision that was prepared before."""
    plain = ("outcome", "reason", "feedback", "responsible_deployment")
    values: dict[str, object] = {name: getattr(decision, name) for name in plain}
    for number, condition in enumerate(decision.condition_rows, 1):
        values[f"condition_{number}"] = condition.text
        values[f"condition_{number}_due_on"] = condition.due_on
    on = {f"on_{row.criterion.code}": row.text for row in decision.feedback_rows}
    return {**values, **on, "seen": decision.prepared_at.isoformat()}


def drafted_values(rows: list[ScoreRow]) -> dict[str, object]:
    """What the form begins with when nothing was prepared."""
    return {_on(row): feedback_draft(row) for row in rows}


def _on(row: ScoreRow) -> str:
    return f"on_{row.criterion.code}"


def _is_of(number: int, name: str) -> bool:
    return name == f"condition_{number}" or name.startswith(f"condition_{number}_due_on")


def _feedback_field(row: ScoreRow) -> forms.CharField:
    agreed = f"Agreed: {row.agreed.value} of 4." if row.agreed else "Not agreed yet."
    return forms.CharField(
        label=str(row.criterion),
        help_text=f"{agreed} {_given(row)}",
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


def _given(row: ScoreRow) -> str:
    points = ["abstained" if s.value is None else str(s.value) for s in row.scores]
    return f"The assessors: {', '.join(points)}." if points else ""


class ReleaseForm(forms.Form):
    """Nothing to fill in: the button releases what its presser has `seen`."""

    seen = forms.DateTimeField(required=False, widget=forms.HiddenInput)


class ReleaseTogetherForm(forms.Form):
    """Which of the decisions that are ready go out now; each choice says when it was last saved."""

    chosen = forms.MultipleChoiceField(
        label="Which decisions go out now?",
        help_text="All the chosen ones go out, or none of them.",
        widget=Checkboxes,
        error_messages={
            "required": "Choose at least one decision.",
            "invalid_choice": "Of the chosen decisions, one was released, withdrawn or rewritten "
            "meanwhile. Look through the list once more.",
        },
    )

    def __init__(self, *args, ready: list[WaitingDecision], **kwargs):
        super().__init__(*args, **kwargs)
        self.ready = {_token(one.decision): one.decision for one in ready}
        field = self.fields["chosen"]
        field.choices = [(token, _label(decision)) for token, decision in self.ready.items()]

    @property
    def decisions(self) -> list[Decision]:
        return [self.ready[token] for token in self.cleaned_data["chosen"]]


def _token(decision: Decision) -> str:
    return f"{decision.pk}@{decision.prepared_at.isoformat()}"


def _label(decision: Decision) -> str:
    return f"{decision.version.solution}: {decision.get_outcome_display().lower()}"
