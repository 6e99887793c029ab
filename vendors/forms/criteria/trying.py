"""A criteria set tried as a vendor would answer it, with evidence that is only pretended."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from django import forms

from challenges.enums import DataClass
from design.widgets import Checkboxes
from vendors.actions.supply.solutions import Given
from vendors.criteria.asking import asked_of, yes_or_no
from vendors.eligibility import Finding, Said, is_gate, work_out
from vendors.enums import EvidenceKind
from vendors.forms.supply.answers import AnswersForm
from vendors.models import Criterion, Evidence


class FactsForm(forms.Form):
    """What a vendor says of the solution before any criterion."""

    data_involved = forms.MultipleChoiceField(
        label="Data involved", choices=DataClass, widget=Checkboxes, required=False
    )
    is_resident_facing = forms.BooleanField(label="Residents use it", required=False)
    is_health_or_care = forms.BooleanField(label="It is for health or care", required=False)

    @property
    def known(self) -> dict[str, list[str]]:
        typed = self.cleaned_data if self.is_bound and self.is_valid() else {}
        return {
            "data_involved": typed.get("data_involved", []),
            "is_resident_facing": [yes_or_no(typed.get("is_resident_facing", False))],
            "is_health_or_care": [yes_or_no(typed.get("is_health_or_care", False))],
        }


class TrialForm(AnswersForm):
    """The answers of a trial. Nothing of it is kept: there is no version behind it."""

    def __init__(self, *args: Any, criteria: Sequence[Criterion], today: date, **kwargs: Any):
        library = pretended_evidence(today)
        super().__init__(*args, criteria=criteria, answers={}, library=library, **kwargs)

    @property
    def said(self) -> dict[int, Said]:
        """What was answered well, by criterion."""
        return {
            one.criterion.pk: Said(one.value, one.mitigation, tuple(one.evidence))
            for one in self._sound()
        }

    def _sound(self) -> list[Given]:
        if not self.is_bound:
            return []
        wrong = {name.split("-")[0] for name in self.errors}
        return [self._given(one) for one in self.criteria if one.code not in wrong]


def asked_in_trial(
    criteria: Sequence[Criterion], known: dict[str, list[str]], trial: TrialForm
) -> list[Criterion]:
    said = {c.code: trial.said[c.pk].value for c in criteria if c.pk in trial.said}
    return asked_of(criteria, known, said)


def findings_of_trial(trial: TrialForm, day: date) -> list[Finding]:
    said = trial.said
    return [work_out(c, said.get(c.pk, Said()), day) for c in trial.criteria if is_gate(c)]


def pretended_evidence(today: date) -> list[Evidence]:
    """A valid and an expired piece of every kind, never saved."""
    pieces = []
    for kind in EvidenceKind:
        for words, expires_on in (("valid", None), ("expired", today - timedelta(days=1))):
            pieces.append(
                Evidence(
                    pk=len(pieces) + 1,
                    kind=kind,
                    title=f"{kind.label}, {words} (pretended)",
                    link="https://example.org/",
                    expires_on=expires_on,
                )
            )
    return pieces
