from django import forms

from design.widgets import Radios
from vendors.enums import DesignersView
from vendors.forms.words import long_text


class StaffNoteForm(forms.Form):
    text = long_text(
        label="Your note",
        help_text="Staff read it. Vendors and councils never do.",
        error_messages={"required": "Write a note."},
    )
    seen = forms.DateTimeField(required=False, widget=forms.HiddenInput)


class DesignersNoteForm(forms.Form):
    """A view and, where wanted, words; asks for which council when there is a choice."""

    council = forms.ModelChoiceField(queryset=None, label="For which council?", widget=Radios)
    view = forms.ChoiceField(
        label="What do you think of it?",
        choices=DesignersView.choices,
        widget=Radios,
        error_messages={"required": "Say what you think of it."},
    )
    text = long_text(
        label="Why",
        required=False,
        help_text="Your council and LGA staff read it. The vendor does not.",
    )
    seen = forms.DateTimeField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, councils, **kwargs):
        super().__init__(*args, **kwargs)
        field = self.fields["council"]
        field.queryset, field.empty_label, field.initial = councils, None, councils.first()
        if len(councils) == 1:
            field.widget = forms.HiddenInput()
