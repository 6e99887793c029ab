from django import forms

from design.widgets import Radios
from vendors.enums import EligibilityOutcome
from vendors.forms.words import long_text


class ReturnForm(forms.Form):
    reason = long_text(
        label="Why does it go back?",
        help_text="The vendor reads this above the list of criteria that are not passed.",
    )


class JudgementForm(forms.Form):
    """A person's judgement on a mitigation; `seen` says which judgement they had before them."""

    seen = forms.DateTimeField(required=False, widget=forms.HiddenInput)

    outcome = forms.ChoiceField(
        label="Is this criterion passed?",
        choices=[(EligibilityOutcome.PASS, "Yes, passed"), (EligibilityOutcome.FAIL, "No, failed")],
        widget=Radios,
    )
    reason = forms.CharField(
        label="Your reason", max_length=500, widget=forms.Textarea(attrs={"rows": 3})
    )
