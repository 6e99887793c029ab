from django import forms

from design.widgets import Radios
from vendors.enums import (
    ConflictKind,
    DeclineReason,
)
from vendors.forms.vetting.interests import interest_details


class DeclarationForm(forms.Form):
    """Whether the assessor has an interest in this vendor, before anything is opened."""

    NONE = "none"
    interest = forms.ChoiceField(
        label="Do you have an interest in this vendor?",
        help_text="An interest may be actual or perceived, direct or through somebody close to you.",
        choices=[(NONE, "No, I have no interest"), *ConflictKind.choices],
        widget=Radios,
    )
    details = interest_details(required=False)

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("interest", self.NONE) != self.NONE and not cleaned.get("details"):
            self.add_error("details", "Say what the interest is.")
        return cleaned


class DeclineForm(forms.Form):
    reason = forms.ChoiceField(
        label="Why do you decline?",
        help_text="If you have an interest in the vendor, declare that instead.",
        choices=DeclineReason.choices,
        widget=Radios,
    )
