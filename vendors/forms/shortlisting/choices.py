from django import forms

from design.widgets import Radios
from vendors.enums import Showing
from vendors.forms.words import long_text
from vendors.models.shortlists import MOST_PLACES


class ChoiceForm(forms.Form):
    """A choice for one response; `is_finished` asks for everything that releasing needs."""

    showing = forms.ChoiceField(
        label="What happens to this response?",
        choices=Showing.choices,
        widget=Radios(reveals={Showing.RESERVE: "place"}),
        error_messages={"required": "Choose what happens to this response."},
    )
    place = forms.IntegerField(
        label="Place on the reserve list",
        required=False,
        min_value=1,
        max_value=100,
        help_text="1 moves up first. Leave it empty for the last place; the others make room.",
        widget=forms.NumberInput(attrs={"class": "govuk-input--width-2"}),
    )
    reason = long_text(
        label="Reason",
        help_text="For the record. The vendor does not read it.",
        error_messages={"required": "Write the reason."},
    )
    feedback = long_text(
        label="Feedback for the vendor",
        help_text="Every vendor gets feedback, chosen or not. What designers said is theirs: "
        "take up what helps, in your own words.",
        error_messages={"required": "Write feedback for the vendor."},
    )
    seen = forms.DateTimeField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, is_finished: bool = True, **kwargs):
        super().__init__(*args, **kwargs)
        if not is_finished:
            for field in self.fields.values():
                field.required = False


class PlacesForm(forms.Form):
    places = forms.IntegerField(
        label="How many responses does the session have room for?",
        min_value=1,
        max_value=MOST_PLACES,
        widget=forms.NumberInput(attrs={"class": "govuk-input--width-2"}),
    )


class ReleaseShortlistForm(forms.Form):
    """Nothing to fill in: the button releases what its presser has `seen`."""

    seen = forms.CharField(widget=forms.HiddenInput)


class MoveUpForm(forms.Form):
    """The first in order needs no reason; another does."""

    reason = long_text(
        label="Why this one and not the first?",
        help_text="For the record. The vendors do not read it.",
        error_messages={"required": "Say why this one moves up and not the first."},
    )
    feedback = long_text(
        label="Feedback for the vendor",
        help_text="What it reads together with the news that it will be shown.",
        error_messages={"required": "Write feedback for the vendor."},
    )

    def __init__(self, *args, is_first: bool, **kwargs):
        super().__init__(*args, **kwargs)
        if is_first:
            del self.fields["reason"]


class LetGoForm(forms.Form):
    feedback = long_text(
        label="Feedback for the vendor",
        help_text="What it reads together with the news that it will not be shown.",
        error_messages={"required": "Write feedback for the vendor."},
    )
