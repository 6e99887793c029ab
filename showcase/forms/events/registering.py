from typing import Any

from django import forms

from design.fields import NameField
from design.widgets import Radios
from showcase.actions.events.registering import Attendee
from showcase.enums import AttendeeKind, PlaceMode
from showcase.models import PlaceKind, Registration

KINDS = [
    (AttendeeKind.COUNCIL, "A council"),
    (AttendeeKind.VENDOR, "A vendor"),
    (AttendeeKind.PUBLIC, "A member of the public"),
    (AttendeeKind.PRESS, "The press"),
]
LONGEST_NEED = 2000


class AboutMe(forms.Form):
    """What a person tells of themselves. The kinds of place of the event decide what is asked."""

    name = NameField(
        label="Your name",
        max_length=300,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    organisation = NameField(
        label="Your organisation",
        max_length=300,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "organization"}),
    )
    kind = forms.ChoiceField(
        label="You come as",
        choices=KINDS,
        widget=Radios,
        error_messages={
            "required": "Choose who you come as",
            "invalid_choice": "Choose who you come as",
        },
    )
    mode = forms.ChoiceField(
        label="How will you take part?",
        choices=[(PlaceMode.ROOM, "In person"), (PlaceMode.ONLINE, "Online")],
        widget=Radios,
        error_messages={
            "required": "Choose how you will take part",
            "invalid_choice": "Choose how you will take part",
        },
    )
    access_needs = forms.CharField(
        label="What would help you take part?",
        help_text="For example a hearing loop, a seat near the door, British Sign Language."
        " Only the people who run the event read this. It is deleted 30 days after the event.",
        max_length=LONGEST_NEED,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    dietary_needs = forms.CharField(
        label="What should we know about food?",
        help_text="For people who come in person. Read and deleted the same way.",
        max_length=LONGEST_NEED,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    field_order = ["name", "email", "organisation", "kind", "mode", "access_needs", "dietary_needs"]

    def __init__(self, *args: Any, places: list[PlaceKind], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._ask_where({place.mode for place in places})
        self._ask_who(places)

    def _ask_where(self, modes: set[str]) -> None:
        """Nothing to choose where the event is only in the room, or only online."""
        self.only_mode = modes.pop() if len(modes) == 1 else ""
        if self.only_mode:
            del self.fields["mode"]
        if self.only_mode == PlaceMode.ONLINE:
            del self.fields["dietary_needs"]

    def _ask_who(self, places: list[PlaceKind]) -> None:
        if all(place.kind for place in places):
            kept = {place.kind for place in places}
            self.fields["kind"].choices = [pair for pair in KINDS if pair[0] in kept]  # type: ignore[attr-defined]

    def facts(self) -> dict[str, Any]:
        """What the actions take."""
        facts = {"dietary_needs": "", "mode": self.only_mode, **self.cleaned_data}
        if facts["mode"] == PlaceMode.ONLINE:
            facts["dietary_needs"] = ""
        return facts


class RegistrationForm(AboutMe):
    email = forms.EmailField(
        label="Your e-mail address",
        help_text="We send a link to confirm it, and news about this event. Nothing else.",
        widget=forms.EmailInput(attrs={"autocomplete": "email", "spellcheck": "false"}),
    )

    def clean_email(self) -> str:
        return self.cleaned_data["email"].lower()

    def attendee(self) -> Attendee:
        return Attendee(**self.facts())


class ChangeForm(AboutMe):
    """Filled with the registration as it stands."""

    def __init__(self, *args: Any, registration: Registration, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kept = ("name", "organisation", "kind", "access_needs", "dietary_needs")
        self.initial = {field: getattr(registration, field) for field in kept}
        self.initial["mode"] = registration.place.mode
