"""One criterion as a form: the question, how it is answered, what comes of the answer, its source."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms

from design.widgets import Radios
from vendors.criteria.asking import asked_when_of
from vendors.criteria.asking_checks import answers_to_choose
from vendors.criteria.files import SOURCE, fields_of
from vendors.enums import AnswerType, EvidenceKind, ProtectedSubject, Rule
from vendors.forms.criteria.condition import condition_fields, condition_typed, lines_of
from vendors.models import Criterion, Section
from vendors.models.criteria import CRITERION_CODE
from vendors.queries.criteria import fingerprint

POINTS = range(5)
SHORT = {"class": "govuk-input--width-4"}
AS_THEY_ARE = (
    *("code", "question", "guidance", "evidence_wanted", "answer_type", "text_limit", "rule"),
    *("is_mitigable", "needs_evidence", "evidence_kind", "weight", "minimum_score"),
    *("is_reusable", "protected_subject", *(f"source_{name}" for name in SOURCE)),
)


def _long(label: str, help_text: str = "", rows: int = 3) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=help_text,
        required=False,
        widget=forms.Textarea(attrs={"rows": rows}),
    )


class CriterionForm(forms.Form):
    """`fields_typed` are the columns of a Criterion; the action checks whether they go together."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)
    code = forms.CharField(
        label="Code",
        help_text="The letter of the section and a number, such as B2.",
        validators=[CRITERION_CODE],
        widget=forms.TextInput(attrs=SHORT),
    )
    section = forms.ModelChoiceField(label="Section", queryset=Section.objects.none())
    question = forms.CharField(
        label="Question", max_length=500, widget=forms.Textarea(attrs={"rows": 2})
    )
    guidance = _long("Guidance", "What a small supplier needs to know to answer well.", 5)
    evidence_wanted = _long("Evidence wanted", "What to upload, in a sentence.", 2)
    answer_type = forms.ChoiceField(label="Response", choices=AnswerType, widget=Radios)
    options = _long("Answers to choose from", "For “One of a list”: one a line.", 4)
    text_limit = forms.IntegerField(
        label="Most words", help_text="For a text.", required=False, min_value=1, max_value=2000
    )
    rule = forms.ChoiceField(label="Rule", choices=Rule, widget=Radios)
    passing_answers = _long("Answers that pass", "For pass or fail: one a line.", 2)
    is_mitigable = forms.BooleanField(
        label="Another answer may be made good",
        help_text="The vendor says what it does instead, and a person decides.",
        required=False,
    )
    needs_evidence = forms.BooleanField(
        label="Passes only with valid evidence",
        help_text="Of the kind below, not expired, free of viruses.",
        required=False,
    )
    evidence_kind = forms.ChoiceField(
        label="Kind of evidence", choices=[("", "Any kind"), *EvidenceKind.choices], required=False
    )
    weight = forms.IntegerField(
        label="Weight",
        help_text="For a scored criterion: 1 or more.",
        required=False,
        min_value=1,
        max_value=100,
    )
    minimum_score = forms.IntegerField(
        label="Minimum score", required=False, min_value=0, max_value=4
    )
    is_reusable = forms.BooleanField(
        label="An earlier answer may be offered again",
        help_text="The vendor confirms it before it counts. Leave out what changes from round to round.",
        required=False,
        initial=True,
    )
    protected_subject = forms.ChoiceField(
        label="Is it about one of these?",
        help_text="The use of AI in writing is declared and never scored. A council’s own impact "
        "assessment is never passed or failed by a vendor.",
        choices=[("", "Neither"), *ProtectedSubject.choices],
        required=False,
    )
    source_mechanism = forms.CharField(
        label="Source",
        help_text="The law, standard or scheme it comes from.",
        max_length=200,
        required=False,
    )
    source_version = forms.CharField(label="Version of the source", max_length=100, required=False)
    source_clause = forms.CharField(label="Clause", max_length=200, required=False)
    source_url = forms.URLField(
        label="Link to the source", max_length=300, required=False, assume_scheme="https"
    )

    def __init__(
        self,
        *args: Any,
        sections: Any,
        earlier: Sequence[Criterion],
        criterion: Criterion | None = None,
        **kwargs: Any,
    ):
        if criterion:
            kwargs["initial"] = {**_initial(criterion), **(kwargs.get("initial") or {})}
        super().__init__(*args, **kwargs)
        self.earlier = earlier
        self.fields["section"].queryset = sections
        for point in POINTS:
            self.fields[f"point_{point}"] = _point(point, criterion)
        asked_when = asked_when_of(criterion or Criterion())
        self.fields.update(condition_fields(asked_when, earlier))

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        try:
            typed["asked_when"] = condition_typed(typed, self.earlier)
        except forms.ValidationError as error:
            self.add_error(None, error)
        return typed

    @property
    def points(self) -> list[forms.BoundField]:
        return [self[f"point_{point}"] for point in POINTS]

    @property
    def condition(self) -> list[forms.BoundField]:
        return [self[name] for name in self.fields if name.startswith("line_")]

    @property
    def fields_typed(self) -> dict[str, Any]:
        typed = self.cleaned_data
        points = [typed[f"point_{point}"] for point in POINTS]
        criterion = Criterion(answer_type=typed["answer_type"], options=lines_of(typed["options"]))
        return {
            **{name: typed[name] for name in AS_THEY_ARE},
            "options": criterion.options,
            "passing_answers": _as_kept(lines_of(typed["passing_answers"]), criterion),
            "scale": points if any(points) else [],
            "asked_when": typed["asked_when"],
        }


def _initial(criterion: Criterion) -> dict[str, Any]:
    return {
        **fields_of(criterion),
        "section": criterion.section_id,
        "options": "\n".join(criterion.options),
        "passing_answers": "\n".join(criterion.passing_answers),
        "seen": fingerprint(criterion),
    }


def _point(point: int, criterion: Criterion | None) -> forms.CharField:
    scale = criterion.scale if criterion else []
    return forms.CharField(
        label=f"What {point} means",
        max_length=300,
        required=False,
        initial=scale[point] if point < len(scale) else "",
    )


def _as_kept(typed: Iterable[str], criterion: Criterion) -> list[str]:
    """“Yes” is kept as yes."""
    kept = {label.lower(): value for value, label in answers_to_choose(criterion).items()}
    return [kept.get(one.lower(), one) for one in typed]
