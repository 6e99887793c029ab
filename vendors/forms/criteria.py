from django import forms

from challenges.models import Round


class RoundForm(forms.Form):
    round = forms.ModelChoiceField(
        label="Use this set for a round",
        help_text="All solutions of a round are vetted against the same set.",
        queryset=Round.objects.latest_first(),
        empty_label="Choose a round",
    )
