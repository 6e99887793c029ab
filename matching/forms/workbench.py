from django import forms

from challenges.enums import ChallengeStatus
from challenges.models import Challenge, Round, Statement
from challenges.rules import MOST_JOINED

NEW, OTHER = "new", "other"


class RoundForm(forms.Form):
    round = forms.ModelChoiceField(
        label="Round", queryset=Round.objects.none(), to_field_name="slug", empty_label=None
    )

    def __init__(self, *args, rounds, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["round"].queryset = rounds


class PlaceForm(forms.Form):
    """Ticked statements, those that wait apart from those accepted before, and where they go.

    `to` is the number of a challenge, NEW or OTHER. A statement that somebody decided on since the
    page was opened is still a choice: the action says what happened to it.
    """

    statement = forms.ModelMultipleChoiceField(
        queryset=Statement.objects.none(), to_field_name="reference", required=False
    )
    also = forms.ModelMultipleChoiceField(
        queryset=Statement.objects.none(), to_field_name="reference", required=False
    )
    to = forms.CharField(required=False)

    def __init__(self, *args, round, **kwargs):
        super().__init__(*args, **kwargs)
        self.round = round
        submitted = Statement.objects.ever_submitted().filter(round=round).without_long_texts()
        for name in ("statement", "also"):
            self.fields[name].queryset = submitted.select_related("author", "council", "round")

    def clean_to(self):
        asked = self.cleaned_data["to"]
        if asked in (NEW, OTHER):
            return asked
        open_ones = (ChallengeStatus.DRAFT, ChallengeStatus.PUBLISHED)
        takes = Challenge.objects.filter(round=self.round, status__in=open_ones)
        found = takes.filter(pk=asked).first() if asked.isdecimal() and len(asked) < 19 else None
        if found is None:
            raise forms.ValidationError("Choose a challenge that takes statements.")
        return found

    def clean(self):
        said = super().clean()
        waiting, accepted = said.get("statement") or [], said.get("also") or []
        if not waiting and not accepted:
            raise forms.ValidationError("Choose at least one statement.")
        if len(waiting) + len(accepted) > MOST_JOINED:
            raise forms.ValidationError(f"Choose {MOST_JOINED} statements at most.")
        return said

    @property
    def ticked(self):
        """References, as typed: kept when something is refused."""
        return set(self.data.getlist("statement") + self.data.getlist("also"))
