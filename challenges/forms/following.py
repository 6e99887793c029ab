from django import forms

from challenges.enums import NewsPace
from design.widgets import Radios


class PaceForm(forms.Form):
    pace = forms.ChoiceField(
        label="When shall we mail you what is new?", choices=NewsPace.choices, widget=Radios
    )
