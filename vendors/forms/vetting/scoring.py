from django import forms

from design.widgets import Radios, ScoreRadios
from vendors.enums import Confidence
from vendors.models import Criterion


class PointsForm(forms.Form):
    """Points by the words of the criterion's scale, and a reason always."""

    value = forms.ChoiceField(
        label="Your score",
        widget=ScoreRadios,
        error_messages={"required": "Choose a score."},
    )
    reason = forms.CharField(
        label="Reason",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "Give a reason for your score."},
    )

    def __init__(self, *args, criterion: Criterion, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["value"].choices = [(str(n), words) for n, words in enumerate(criterion.scale)]

    @property
    def points(self) -> int | None:
        value = self.cleaned_data["value"]
        return int(value) if value else None


class ScoreForm(PointsForm):
    """One assessor's score; pressing `ABSTAIN` instead of saving takes no points, but a reason.

    `seen` is the token of what the page showed, so that a second window loses nothing.
    """

    ABSTAIN = "abstain"

    confidence = forms.ChoiceField(
        label="How sure are you?",
        choices=Confidence,
        required=False,
        widget=Radios(attrs={"data-small": ""}, inline=True),
    )
    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["reason"].help_text = "The vendor will read a version of this."
        self.abstains = self.ABSTAIN in self.data
        if self.abstains:
            self.fields["value"].required = False
            self.fields["reason"].error_messages["required"] = "Say why you abstain."

    @property
    def points(self) -> int | None:
        return None if self.abstains else super().points

    @property
    def typed(self) -> dict[str, int | str | None]:
        said = self.cleaned_data
        kept = {name: said[name] for name in ("reason", "confidence", "seen")}
        return {"value": self.points, **kept}


class TypedScoreForm(ScoreForm):
    """The same while it is being typed: anything may still be missing."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in ("value", "reason"):
            self.fields[name].required = False


class SubmitScoresForm(forms.Form):
    """Nothing to fill in: the button hands the scores in."""


class AgreedScoreForm(PointsForm):
    """`seen` says which agreed score the writer had before them, so that nobody's is lost."""

    seen = forms.DateTimeField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["value"].label = "Agreed score"
        self.fields["reason"].label = "Why the meeting agreed on it"
        self.fields["reason"].help_text = "The feedback to the vendor is drafted from this."
