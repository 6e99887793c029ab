from django import forms

from design.widgets import Radios
from vendors.enums import (
    DECIDED_STATUSES,
    SolutionStatus,
)
from vendors.forms.words import long_text


class DecisionForm(forms.Form):
    outcome = forms.ChoiceField(
        label="Decision",
        choices=[(s.value, SolutionStatus(s).label) for s in DECIDED_STATUSES],
        widget=Radios(reveals={SolutionStatus.ELIGIBLE_WITH_CONDITIONS.value: "conditions"}),
    )
    conditions = long_text(
        label="Conditions",
        required=False,
        help_text="Only for “eligible with conditions”: what has to be done, and by when.",
    )
    reason = long_text(label="Why", help_text="Reasons that stand on their own in the record.")
    feedback = forms.CharField(
        label="Feedback for the vendor",
        required=False,
        max_length=20_000,
        help_text="Drafted from the reasons the meeting agreed on. Make it yours.",
        widget=forms.Textarea(attrs={"rows": 12}),
    )
    responsible_deployment = long_text(
        label="Feedback on responsible deployment",
        help_text="What a council and the vendor should watch when this is used. Always needed.",
    )

    def clean(self):
        cleaned = super().clean()
        conditional = cleaned.get("outcome") == SolutionStatus.ELIGIBLE_WITH_CONDITIONS
        if conditional and not cleaned.get("conditions"):
            self.add_error("conditions", "Name the conditions.")
        if cleaned.get("conditions") and cleaned.get("outcome") and not conditional:
            self.add_error(
                "outcome", "You wrote conditions. Choose “eligible with conditions” or clear them."
            )
        return cleaned
