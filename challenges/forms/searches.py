"""A saved search: its name, and whether mails go out."""

from django import forms

from challenges.enums import AlertPace
from challenges.forms.fields import OneLine
from design.widgets import Radios


class SearchForm(forms.Form):
    name = OneLine(label="Name of this search", max_length=80, help_text="Only you see it.")
    alerts = forms.ChoiceField(
        label="Mail me new challenges",
        choices=AlertPace.choices,
        widget=Radios,
        initial=AlertPace.DAILY,
    )
