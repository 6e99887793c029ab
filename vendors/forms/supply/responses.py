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
    """`wanted` is the slug of the solution to choose beforehand, if it may be chosen."""

    solution = forms.ModelChoiceField(
        label="Which of your solutions answers it?",
        queryset=Solution.objects.none(),
        empty_label=None,
        widget=Radios,
    )
    field_order = ("solution", "text")

    def __init__(self, *args, solutions, wanted="", **kwargs):
        super().__init__(*args, **kwargs)
        field = self.fields["solution"]
        field.queryset = solutions
        known = list(field.queryset)
        fitting = [one for one in known if one.slug == wanted or len(known) == 1]
        field.initial = next(iter(fitting), None)
