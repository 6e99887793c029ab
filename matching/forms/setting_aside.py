from django import forms

from accounts.models import Organisation
from design.widgets import Radios
from matching.enums import SetAsideReason


class SetAsideForm(forms.Form):
    """ "Not for us, because …". `councils` are those this person may speak for here."""

    council = forms.ModelChoiceField(
        label="Which council is it not for?",
        queryset=Organisation.objects.none(),
        empty_label=None,
        widget=Radios,
    )
    reason = forms.ChoiceField(
        label="Why is it not for you?", choices=SetAsideReason.choices, widget=Radios
    )
    words = forms.CharField(
        label="In your own words",
        help_text="LGA staff read them. The vendor does only if you let us name your council.",
        max_length=500,
        required=False,
        widget=forms.Textarea({"rows": 3}),
    )
    may_name_council = forms.BooleanField(
        label="You may name our council to the vendor",
        help_text="Otherwise the vendor reads the reason alone, together with those of other councils, "
        "once three councils have given theirs.",
        required=False,
    )

    def __init__(self, *args, councils, **kwargs):
        super().__init__(*args, **kwargs)
        field = self.fields["council"]
        field.queryset = councils
        if len(field.queryset) == 1:
            field.widget, field.initial = forms.HiddenInput(), field.queryset[0].pk
