"""Forms for the staff who run an event. An event is held on one day, so hours are asked, not dates."""

from datetime import date, datetime, time
from typing import Any

from django import forms
from django.utils.timezone import get_current_timezone, localtime

from challenges.models import Challenge, Round
from design.fields import DatePartsField
from design.widgets import Checkboxes
from showcase.forms.meanwhile import NoticesChange
from showcase.models import Session, ShowcaseEvent
from showcase.queries.events import facts_of
from showcase.wording import hours
from vendors.models import Response

TIMES = ["%H:%M", "%H.%M", "%I%p", "%I:%M%p", "%I.%M%p", "%I %p", "%I:%M %p"]
LONGEST_TEXT = 5000


def hour_field(label: str) -> forms.TimeField:
    return forms.TimeField(
        label=label,
        input_formats=TIMES,
        widget=forms.TextInput(attrs={"class": "govuk-input--width-5"}),
        error_messages={
            "required": f"Enter the time it {label.lower()}",
            "invalid": f"Enter the time it {label.lower()} like 9:30 or 2pm",
        },
    )


class OnOneDay(forms.Form):
    """Turns two hours and a day into the moments `starts_at` and `ends_at`."""

    starts = hour_field("Starts")
    ends = hour_field("Ends")

    def day(self) -> date | None:
        raise NotImplementedError

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        starts, ends = cleaned.get("starts"), cleaned.get("ends")
        if starts and ends and ends <= starts:
            self.add_error("ends", "Enter an end after the start")
        return cleaned

    def moments(self) -> dict[str, datetime]:
        cleaned = self.cleaned_data
        return {
            "starts_at": self._moment(cleaned["starts"]),
            "ends_at": self._moment(cleaned["ends"]),
        }

    def _moment(self, hour: time) -> datetime:
        return datetime.combine(self.day(), hour, get_current_timezone())  # type: ignore[arg-type]


class EventForm(OnOneDay):
    title = forms.CharField(
        label="Title", max_length=200, error_messages={"required": "Enter a title"}
    )
    summary = forms.CharField(
        label="What it is about",
        max_length=LONGEST_TEXT,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    on = DatePartsField(label="Day", error_messages={"required": "Enter the day"})
    venue = forms.CharField(
        label="Venue", help_text="Leave empty if it is only online.", max_length=200, required=False
    )
    address = forms.CharField(label="Address", max_length=300, required=False)
    access_information = forms.CharField(
        label="Getting in and getting around",
        help_text="Steps, lifts, hearing loop, toilets, quiet room, parking, interpreters.",
        max_length=LONGEST_TEXT,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    online_link = forms.URLField(
        label="Link to join online",
        help_text="Only people with a confirmed place and staff see it.",
        max_length=500,
        required=False,
        assume_scheme="https",
    )
    capacity = forms.IntegerField(
        label="Places",
        min_value=1,
        max_value=100_000,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "govuk-input--width-5"}),
        error_messages={
            "required": "Enter how many places there are",
            "invalid": "Enter the number of places in digits, like 120",
            "min_value": "Enter 1 place or more",
        },
    )

    field_order = [
        "title",
        "summary",
        "on",
        "starts",
        "ends",
        "venue",
        "address",
        "access_information",
        "online_link",
        "capacity",
    ]

    def day(self) -> date | None:
        return self.cleaned_data.get("on")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if not self.errors and not (cleaned.get("venue") or cleaned.get("online_link")):
            self.add_error("venue", "Enter a venue, or a link to join online")
        return cleaned

    def facts(self) -> dict[str, Any]:
        """What the actions take."""
        own = ("title", "summary", "venue", "address", "access_information", "online_link")
        given = {name: self.cleaned_data[name] for name in (*own, "capacity")}
        return {**given, **self.moments()}


class NewEventForm(EventForm):
    round = forms.ModelChoiceField(
        Round.objects.latest_first(),
        label="Round",
        empty_label=None,
        error_messages={"required": "Choose a round"},
    )
    field_order = ["round", *EventForm.field_order]


class EditEventForm(EventForm, NoticesChange):
    """Filled with the event as it stands."""

    def __init__(self, *args: Any, event: ShowcaseEvent, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kept = facts_of(event)
        day = localtime(event.starts_at).date()
        self.initial = {**kept, "on": day, **_initial_hours(event)}
        self.show(kept)


class SessionForm(OnOneDay):
    challenge = forms.ModelChoiceField(
        Challenge.objects.none(),
        label="Challenge",
        empty_label="No challenge: a welcome, a break or a close",
        required=False,
    )
    title = forms.CharField(
        label="Title",
        help_text="Leave empty to use the challenge’s short title.",
        max_length=200,
        required=False,
    )
    description = forms.CharField(
        label="What happens in it",
        max_length=LONGEST_TEXT,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    field_order = ["challenge", "title", "starts", "ends", "description"]

    def __init__(self, *args: Any, event: ShowcaseEvent, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.event = event
        challenges = Challenge.objects.public().filter(round=event.round_id)
        self.fields["challenge"].queryset = challenges.order_by("title", "pk")  # type: ignore[attr-defined]
        self.fields["challenge"].label_from_instance = lambda challenge: challenge.title  # type: ignore[attr-defined]

    def day(self) -> date | None:
        return localtime(self.event.starts_at).date()

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if not (cleaned.get("title") or cleaned.get("challenge")):
            self.add_error("title", "Choose a challenge or enter a title")
        if not self.errors:
            self._check_within_event()
        return cleaned

    def facts(self) -> dict[str, Any]:
        challenge = self.cleaned_data["challenge"]
        return {
            "challenge": challenge,
            "title": self.cleaned_data["title"] or challenge.title,
            "description": self.cleaned_data["description"],
            **self.moments(),
        }

    def _check_within_event(self) -> None:
        moments = self.moments()
        event = self.event
        if moments["starts_at"] < event.starts_at or moments["ends_at"] > event.ends_at:
            self.add_error("starts", f"The event is from {hours(event.starts_at, event.ends_at)}")


class ShownForm(forms.Form):
    responses = forms.ModelMultipleChoiceField(
        Response.objects.none(),
        label="Which responses are shown?",
        help_text="Only shortlisted responses of eligible solutions are offered.",
        widget=Checkboxes,
        required=False,
    )

    def __init__(self, *args: Any, choices: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["responses"].queryset = choices  # type: ignore[attr-defined]
        self.fields["responses"].label_from_instance = _solution_and_vendor  # type: ignore[attr-defined]


class SpeakerForm(forms.Form):
    name = forms.CharField(
        label="Name", max_length=200, error_messages={"required": "Enter the speaker’s name"}
    )
    role = forms.CharField(label="Role", max_length=200, required=False)
    organisation = forms.CharField(label="Organisation", max_length=300, required=False)


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label="Why is it cancelled?",
        help_text="Everybody registered or waiting gets this sentence by e-mail.",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Say why it is cancelled"},
    )


def initial_of_session(session: Session) -> dict[str, Any]:
    return {
        "challenge": session.challenge_id,
        "title": session.title,
        "description": session.description,
        **_initial_hours(session),
    }


def _initial_hours(item: ShowcaseEvent | Session) -> dict[str, str]:
    return {
        "starts": f"{localtime(item.starts_at):%H:%M}",
        "ends": f"{localtime(item.ends_at):%H:%M}",
    }


def _solution_and_vendor(response: Response) -> str:
    return f"{response.solution.name}, {response.solution.vendor}"
