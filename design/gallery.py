"""Example forms for the component gallery: one control of every kind, filled and refused."""

from typing import ClassVar

from django import forms

from design.fields import DatePartsField
from design.widgets import (
    AffixedInput,
    Checkboxes,
    Radios,
    RowsInput,
    ScoreRadios,
    SearchSelect,
    WordCountTextarea,
)

THEMES = [
    ("care", "Supporting social care practitioners"),
    ("places", "Improving local places"),
    ("planning", "Efficiency of the planning process"),
    ("door", "Digital front door"),
]
POINTS = [
    (0, "No route to a person"),
    (1, "A route exists, not told to residents"),
    (2, "Told, but the reviewer sees the tool’s answer first"),
    (3, "Independent look by a person, within a stated time"),
    (4, "As 3, with results published and learned from"),
]


class EveryControlForm(forms.Form):
    """Named after the kind of control; the gallery shows it filled and refused."""

    title = forms.CharField(label="Short title", max_length=80, help_text="Up to 80 characters.")
    email = forms.EmailField(label="E-mail address")
    website = forms.URLField(label="Website", required=False, assume_scheme="https")
    password = forms.CharField(
        label="Password", widget=forms.PasswordInput({"autocomplete": "new-password"})
    )
    question = forms.CharField(
        label="What is the challenge?", max_length=500, widget=forms.Textarea
    )
    tried = forms.CharField(
        label="What has been tried?", widget=WordCountTextarea(200), required=False
    )
    people = forms.IntegerField(label="How many people are affected?", min_value=0)
    price = forms.DecimalField(
        label="Price for a year",
        widget=AffixedInput({"class": "govuk-input--width-5"}, prefix="£"),
    )
    data_kind = forms.ChoiceField(
        label="Which data does it need?",
        choices=[
            ("open", "Open data"),
            ("personal", "Personal data"),
            ("special", "Special category data"),
        ],
        widget=Radios(
            hints={"special": "Health, ethnicity, religion and the like."},
            reveals={"personal": "data_named"},
        ),
    )
    data_named = forms.CharField(label="Name the personal data", required=False)
    themes = forms.MultipleChoiceField(
        label="Themes",
        choices=THEMES,
        widget=Checkboxes,
        help_text="Choose all that fit.",
    )
    council = forms.ChoiceField(
        label="Council",
        choices=[
            ("", "---------"),
            ("1", "Northmere City Council"),
            ("2", "Eastholm County Council"),
        ],
        widget=SearchSelect,
    )
    helpers = forms.Field(
        label="Which firms help you?",
        widget=RowsInput({"name": "Firm", "place": "Country"}, row_name="Firm"),
        required=False,
    )
    score = forms.TypedChoiceField(
        label="Your score", choices=POINTS, coerce=int, widget=ScoreRadios
    )
    closes_on = DatePartsField(label="When does it close?", help_text="For example, 30 11 2026.")
    held_at = forms.DateTimeField(label="When is the event?")
    starts_at = forms.TimeField(label="When does the session start?", widget=forms.TimeInput)
    evidence = forms.FileField(label="Certificate", help_text="PDF, up to 10 MB.")
    agree = forms.BooleanField(
        label="We accept the working-in-the-open agreement, version 3",
        help_text="Outputs may be published.",
    )
    token = forms.CharField(widget=forms.HiddenInput)

    EXAMPLE: ClassVar = {
        "title": "Writing up visits",
        "email": "officer@northmere.example",
        "people": 1400,
        "data_kind": "personal",
        "themes": ["care", "door"],
        "council": "1",
        "score": 3,
        "closes_on": "2026-11-30",
        "token": "t",
        "question": "A visit takes an hour.\n\nWriting it up takes another.",
    }
    WRONG: ClassVar = {
        "refused-title": "x" * 90,
        "refused-email": "officer at northmere",
        "refused-people": "many",
        "refused-question": "  Lines kept\n\n  as they were typed",
        "refused-closes_on-day": "31",
        "refused-closes_on-month": "Nov",
        "refused-price": "cheap",
        "refused-token": "t",
        "refused-held_at": "soon",
    }


class QuestionForm(forms.Form):
    """One question a page: its label is the page's heading."""

    readiness = forms.ChoiceField(
        label="How ready is your council to try something new?",
        choices=[
            ("very", "Very"),
            ("fairly", "Fairly"),
            ("not_very", "Not very"),
            ("unknown", "Don’t know"),
        ],
        widget=Radios(inline=True),
    )


class EveryFilterForm(forms.Form):
    words = forms.CharField(label="Search", required=False)
    theme = forms.MultipleChoiceField(
        label="Theme",
        choices=THEMES,
        required=False,
        widget=forms.CheckboxSelectMultiple({"data-small": ""}),
    )
    state = forms.ChoiceField(
        label="State",
        choices=[("", "All"), ("open", "Open for solutions"), ("closed", "Closed")],
        required=False,
    )


class SessionForm(forms.Form):
    name = forms.CharField(label="Session")
    minutes = forms.IntegerField(
        label="Length",
        widget=AffixedInput({"class": "govuk-input--width-3"}, suffix="minutes"),
    )


def rows_formset():
    return forms.formset_factory(SessionForm, extra=2)(prefix="sessions")
