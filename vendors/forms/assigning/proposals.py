from django import forms

from challenges.models import Round
from design.widgets import Radios
from vendors.forms.supply.solutions import ask_for_round
from vendors.forms.words import long_text


class NewProposalForm(forms.Form):
    """For which round, and how many assessors a solution."""

    round = forms.ModelChoiceField(
        label="Which round is it for?", queryset=Round.objects.none(), widget=Radios
    )
    each = forms.IntegerField(
        label="How many assessors for each solution?",
        help_text="Those who were asked already count. People who declined do not.",
        min_value=1,
        max_value=10,
        widget=forms.NumberInput(attrs={"class": "govuk-input--width-2"}),
        error_messages={
            "min_value": "Ask at least one assessor for each solution.",
            "max_value": "Ask ten assessors at most for each solution.",
        },
    )

    def __init__(self, *args, rounds, **kwargs):
        super().__init__(*args, **kwargs)
        ask_for_round(self, rounds)


class ChoosePersonForm(forms.Form):
    """Who can be asked for one solution, each with what speaks for them."""

    assessor = forms.TypedChoiceField(
        label="Who should score this solution?",
        coerce=int,
        widget=Radios,
        error_messages={"required": "Choose an assessor."},
    )

    def __init__(self, *args, candidates, **kwargs):
        super().__init__(*args, **kwargs)
        field = self.fields["assessor"]
        field.choices = [(str(one.person.pk), str(one.person)) for one in candidates]
        field.widget.hints = {str(one.person.pk): one.words for one in candidates}
        self.people = {one.person.pk: one.person for one in candidates}

    @property
    def person(self):
        return self.people.get(self.cleaned_data["assessor"])


class ChangePairForm(ChoosePersonForm):
    """Another person for a place of a proposal, or nobody."""

    NOBODY = 0

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        field = self.fields["assessor"]
        field.choices = [*field.choices, (str(self.NOBODY), "Nobody: leave this place empty")]


class ReplaceForm(ChoosePersonForm):
    reason = long_text(
        label="Why does somebody else score it?",
        help_text="For the log. The assessor it is taken from is told that it is off their list.",
    )
