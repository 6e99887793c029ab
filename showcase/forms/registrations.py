from django import forms

from design.widgets import Radios
from showcase.enums import AttendeeKind


class RegistrationForm(forms.Form):
    name = forms.CharField(
        label="Your name",
        max_length=300,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    email = forms.EmailField(
        label="Your e-mail address",
        help_text="We send your private link here, and news about this event. Nothing else.",
        widget=forms.EmailInput(attrs={"autocomplete": "email", "spellcheck": "false"}),
    )
    organisation = forms.CharField(
        label="Your organisation",
        max_length=300,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "organization"}),
    )
    kind = forms.ChoiceField(
        label="You come as",
        choices=[
            (AttendeeKind.COUNCIL, "A council"),
            (AttendeeKind.VENDOR, "A vendor"),
            (AttendeeKind.PUBLIC, "A member of the public"),
            (AttendeeKind.PRESS, "The press"),
        ],
        widget=Radios,
        error_messages={
            "required": "Choose who you come as",
            "invalid_choice": "Choose who you come as",
        },
    )
    access_needs = forms.CharField(
        label="What would help you take part?",
        help_text="For example a hearing loop, a seat near the door, British Sign Language."
        " Only the people who run the event read this.",
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def clean_email(self) -> str:
        return self.cleaned_data["email"].lower()
