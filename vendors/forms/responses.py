from django import forms

from design.widgets import Radios
from vendors.forms.words import WordsField
from vendors.models import Solution


class ResponseForm(forms.Form):
    """How a solution answers a challenge. Saved as it is; needed in full only to offer it."""

    text = WordsField(
        label="How does it answer this challenge?",
        help_text="Keep to this challenge. What the solution is in general stands on its own page.",
        max_words=500,
        required=False,
        rows=10,
    )


class NewResponseForm(ResponseForm):
    solution = forms.ModelChoiceField(
        label="Which of your solutions answers it?",
        queryset=Solution.objects.none(),
        empty_label=None,
        widget=Radios,
    )
    field_order = ("solution", "text")

    def __init__(self, *args, solutions, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["solution"].queryset = solutions
        only = list(solutions[:2])
        if len(only) == 1:
            self.fields["solution"].initial = only[0]
