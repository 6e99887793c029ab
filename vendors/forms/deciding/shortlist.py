from django import forms

from design.widgets import Radios
from vendors.forms.words import long_text


class ShortlistForm(forms.Form):
    SHORTLIST, LEAVE_OFF = "shortlist", "leave_off"
    choice = forms.ChoiceField(
        label="Show this response at the event?",
        choices=[(SHORTLIST, "Shortlist it"), (LEAVE_OFF, "Leave it off the shortlist")],
        widget=Radios,
    )
    feedback = long_text(
        label="Feedback for the vendor", help_text="Every vendor gets feedback, chosen or not."
    )
