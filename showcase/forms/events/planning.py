"""Forms for the staff who run an event. Hours are asked beside a day; an event may last several days."""

from datetime import date, datetime, time, timedelta
from typing import Any

from django import forms
from django.utils.timezone import get_current_timezone, localtime

from challenges.models import Challenge, Round
from design.fields import DatePartsField, NameField
from design.widgets import Checkboxes, Radios
from showcase.enums import AttendeeKind, PlaceMode
from showcase.forms.meanwhile import NoticesChange
from showcase.models import Session, ShowcaseEvent
from showcase.queries.events.places import places_of
from showcase.queries.events.programme import days_of, facts_of
from showcase.wording import weekday
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


def number_field(label: str) -> forms.IntegerField:
    return forms.IntegerField(
        label=label,
        required=False,
        min_value=0,
        max_value=100_000,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "govuk-input--width-5"}),
        error_messages={
            "invalid": "Enter the number of places in digits, like 120",
            "min_value": "Enter 0 places or more",
        },
    )


class Moments(forms.Form):
    """Turns two hours and their days into the moments `starts_at` and `ends_at`."""

    starts = hour_field("Starts")
    ends = hour_field("Ends")

    def day(self) -> date | None:
        raise NotImplementedError

    def last_day(self) -> date | None:
        return self.day()

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        given = (cleaned.get("starts"), cleaned.get("ends"), self.day(), self.last_day())
        if all(part is not None for part in given) and not self._in_order():
            self.add_error("ends", "Enter an end after the start")
        return cleaned

    def moments(self) -> dict[str, datetime]:
        cleaned = self.cleaned_data
        return {
            "starts_at": moment(self.day(), cleaned["starts"]),
            "ends_at": moment(self.last_day(), cleaned["ends"]),
        }

    def _in_order(self) -> bool:
        moments = self.moments()
        return moments["starts_at"] < moments["ends_at"]


def moment(on: date | None, hour: time) -> datetime:
    """In the portal's own time zone, on either side of a change of the clocks."""
    return datetime.combine(on, hour, get_current_timezone())  # type: ignore[arg-type]


class EventForm(Moments):
    title = NameField(label="Title", max_length=200, error_messages={"required": "Enter a title"})
    summary = forms.CharField(
        label="What it is about",
        max_length=LONGEST_TEXT,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    on = DatePartsField(label="Day", error_messages={"required": "Enter the day"})
    until = DatePartsField(
        label="Last day", help_text="Only for an event of several days.", required=False
    )
    closes_on = DatePartsField(
        label="Last day to register",
        help_text="Leave empty to take registrations until the event begins.",
        required=False,
    )
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
    field_order = [
        "title",
        "summary",
        "on",
        "until",
        "starts",
        "ends",
        "closes_on",
        "venue",
        "address",
        "access_information",
        "online_link",
    ]

    def day(self) -> date | None:
        return self.cleaned_data.get("on")

    def last_day(self) -> date | None:
        return self.cleaned_data.get("until") or self.day()

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if not self.errors and not (cleaned.get("venue") or cleaned.get("online_link")):
            self.add_error("venue", "Enter a venue, or a link to join online")
        if not self.errors and self._closes_too_late():
            self.add_error("closes_on", "Enter a day before the event")
        return cleaned

    def closes_at(self) -> datetime | None:
        """The end of that day."""
        day = self.cleaned_data.get("closes_on")
        return moment(day + timedelta(days=1), time(0)) if day else None

    def _closes_too_late(self) -> bool:
        closes_at = self.closes_at()
        return closes_at is not None and closes_at > self.moments()["starts_at"]

    def facts(self) -> dict[str, Any]:
        """What the actions take."""
        own = ("title", "summary", "venue", "address", "access_information", "online_link")
        given = {name: self.cleaned_data[name] for name in own}
        return {**given, **self.moments(), "registration_closes_at": self.closes_at()}


class NewEventForm(EventForm):
    round = forms.ModelChoiceField(
        Round.objects.latest_first(),
        label="Round",
        empty_label=None,
        error_messages={"required": "Choose a round"},
    )
    room = number_field("Places in the room")
    online = number_field("Places online")
    field_order = ["round", *EventForm.field_order, "room", "online"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if not self.errors and not self.places():
            self.add_error("room", "Enter how many places there are, in the room or online")
        return cleaned

    def places(self) -> dict[tuple[str, str], int]:
        """For anybody; staff divide them by kinds of people on a page of their own."""
        asked = {mode: self.cleaned_data.get(str(mode)) for mode in PlaceMode}
        return {("", mode): number for mode, number in asked.items() if number}


class PlacesForm(forms.Form):
    """A number for each kind of people, in the room and online."""

    def __init__(self, *args: Any, event: ShowcaseEvent, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = {(place.kind, place.mode): place.capacity for place in places_of(event)}
        for mode in PlaceMode:
            for kind, label in [*AttendeeKind.choices, ("", "Anybody else")]:
                field = number_field(f"{label}, {mode.label.lower()}")
                field.initial = known.get((kind, mode))
                self.fields[f"{kind or 'anybody'}_{mode}"] = field

    def numbers(self) -> dict[tuple[str, str], int]:
        asked = {
            (kind, str(mode)): self.cleaned_data.get(f"{kind or 'anybody'}_{mode}")
            for mode in PlaceMode
            for kind in [*AttendeeKind.values, ""]
        }
        return {pair: number for pair, number in asked.items() if number}


class EditEventForm(EventForm, NoticesChange):
    """Filled with the event as it stands."""

    def __init__(self, *args: Any, event: ShowcaseEvent, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kept = facts_of(event)
        day = localtime(event.starts_at).date()
        self.initial = {**kept, "on": day, **_initial_days(event), **_initial_hours(event)}
        self.show(kept)


class SessionForm(Moments):
    challenge = forms.ModelChoiceField(
        Challenge.objects.none(),
        label="Challenge",
        empty_label="No challenge: a welcome, a break or a close",
        required=False,
    )
    title = NameField(
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
    on = forms.ChoiceField(label="Day", widget=Radios)
    room = forms.CharField(
        label="Room",
        help_text="Leave empty where there is only one.",
        max_length=100,
        required=False,
    )
    field_order = ["challenge", "title", "on", "starts", "ends", "room", "description"]

    def __init__(self, *args: Any, event: ShowcaseEvent, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.event = event
        challenges = Challenge.objects.public().filter(round=event.round_id)
        self.fields["challenge"].queryset = challenges.order_by("title", "pk")  # type: ignore[attr-defined]
        self.fields["challenge"].label_from_instance = lambda challenge: challenge.title  # type: ignore[attr-defined]

        self._offer_days()

    def day(self) -> date | None:
        if "on" not in self.fields:
            return localtime(self.event.starts_at).date()
        chosen = self.cleaned_data.get("on")
        return date.fromisoformat(chosen) if chosen else None

    def _offer_days(self) -> None:
        days = days_of(self.event)
        if len(days) == 1:
            del self.fields["on"]
        else:
            choices = [(day.isoformat(), weekday(day)) for day in days]
            self.fields["on"].choices = choices  # type: ignore[attr-defined]

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
            "room": self.cleaned_data["room"],
            **self.moments(),
        }

    def _check_within_event(self) -> None:
        moments = self.moments()
        event = self.event
        if moments["starts_at"] < event.starts_at or moments["ends_at"] > event.ends_at:
            self.add_error("starts", f"The event is on {event.when}")


class ShownForm(forms.Form):
    responses = forms.ModelMultipleChoiceField(
        Response.objects.none(),
        label="Which responses are shown?",
        help_text="Only shortlisted responses of eligible solutions are offered.",
        widget=Checkboxes,
        required=False,
    )
    minutes = forms.IntegerField(
        label="Minutes for each vendor",
        help_text="The same for all. Leave empty where they share the session.",
        required=False,
        min_value=1,
        max_value=600,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "govuk-input--width-3"}),
        error_messages={"invalid": "Enter the minutes in digits, like 15"},
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
    email = forms.EmailField(
        label="E-mail address",
        help_text="Never shown. By it the portal notices an interest they declared in a vendor.",
        required=False,
    )


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
        "room": session.room,
        "on": localtime(session.starts_at).date().isoformat(),
        **_initial_hours(session),
    }


def _initial_days(event: ShowcaseEvent) -> dict[str, Any]:
    last = localtime(event.ends_at).date() if event.has_several_days else None
    closes_at = event.registration_closes_at
    closes_on = localtime(closes_at).date() - timedelta(days=1) if closes_at else None
    return {"until": last, "closes_on": closes_on}


def _initial_hours(item: ShowcaseEvent | Session) -> dict[str, str]:
    return {
        "starts": f"{localtime(item.starts_at):%H:%M}",
        "ends": f"{localtime(item.ends_at):%H:%M}",
    }


def _solution_and_vendor(response: Response) -> str:
    return f"{response.solution.name}, {response.solution.vendor}"
