from django import forms

from design.widgets import Radios
from vendors.enums import ConditionStatus
from vendors.forms.words import long_text


class SettleForm(forms.Form):
    status = forms.ChoiceField(
        label="Is this condition met?",
        choices=[(ConditionStatus.MET, "Yes, met"), (ConditionStatus.NOT_MET, "No, not met")],
        widget=Radios,
    )
    reason = long_text(
        label="What shows it",
        help_text="The vendor reads this. A condition not met can be met later.",
    )
