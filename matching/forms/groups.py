from django import forms

from challenges.models import Round


class RoundForm(forms.Form):
    round = forms.ModelChoiceField(
        label="Round", queryset=Round.objects.none(), to_field_name="slug", empty_label=None
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["round"].queryset = Round.objects.latest_first()
