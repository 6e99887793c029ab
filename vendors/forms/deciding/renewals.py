from django import forms

from design.widgets import Radios
from vendors.forms.words import long_text
from vendors.models import Evidence


class RenewForm(forms.Form):
    """Evidence of the vendor's own library that holds longer."""

    evidence = forms.ModelChoiceField(
        label="Which evidence takes its place?",
        queryset=Evidence.objects.none(),
        widget=Radios,
        error_messages={"required": "Choose the new evidence."},
    )

    def __init__(self, *args, library: list[Evidence], **kwargs):
        super().__init__(*args, **kwargs)
        chosen = self.fields["evidence"]
        chosen.queryset = Evidence.objects.filter(pk__in=[one.pk for one in library])
        chosen.choices = [(str(one.pk), one.title) for one in library]
        chosen.widget.hints = {str(one.pk): _facts(one) for one in library}


class CheckRenewalForm(forms.Form):
    CONFIRM, REFUSE = "confirm", "refuse"
    outcome = forms.ChoiceField(
        label="Does this evidence keep the criterion met?",
        choices=[(CONFIRM, "Yes, it does"), (REFUSE, "No, it does not")],
        widget=Radios(reveals={REFUSE: "reason"}),
    )
    reason = long_text(
        label="Why not?", required=False, help_text="The vendor reads this and may offer another."
    )

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("outcome") == self.REFUSE and not cleaned.get("reason"):
            self.add_error("reason", "Say why the evidence does not do.")
        return cleaned


def _facts(evidence: Evidence) -> str:
    until = f"{evidence.expires_on:%-d %B %Y}" if evidence.expires_on else "no end"
    return f"Valid to: {until}. Does not cover: {evidence.not_covered or 'not said'}."
