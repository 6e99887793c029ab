"""A council shares a challenge: by name or without, in a sentence of its own."""

from django import forms
from django.utils import timezone

from accounts.models import Organisation
from accounts.standing import standing_of
from challenges.forms.fields import OneLine
from design.widgets import Radios

NAMED, UNNAMED = "named", "unnamed"


class WordsOfSupport(forms.Form):
    note = OneLine(
        label="How does it look where you are?",
        max_length=300,
        widget=forms.Textarea({"rows": 3}),
        help_text="One sentence. It is shown beside your council’s name.",
    )
    naming = forms.ChoiceField(
        label="How shall your council be shown?",
        choices=[(NAMED, "By name"), (UNNAMED, "As a council that is not named")],
        initial=NAMED,
        widget=Radios(
            hints={UNNAMED: "It is counted all the same. Only your council and LGA staff know."},
            reveals={UNNAMED: "shows_note"},
        ),
    )
    shows_note = forms.BooleanField(
        label="Show our sentence without the name",
        required=False,
        help_text="Words may give you away: a place, a river, a system that few councils use.",
    )

    def clean(self):
        """A council that is named always shows its sentence."""
        typed = super().clean()
        typed["is_named"] = typed.pop("naming", None) == NAMED
        typed["shows_note"] = typed["is_named"] or typed["shows_note"]
        return typed


class SupportForm(WordsOfSupport):
    council = forms.ModelChoiceField(
        label="Which council?", queryset=Organisation.objects.none(), widget=Radios
    )
    field_order = ("council", "note", "naming", "shows_note")

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        there = Organisation.objects.existing_on(timezone.localdate())
        councils = there.filter(pk__in=standing_of(user).councils)
        field = self.fields["council"]
        field.queryset, field.empty_label = councils.order_by("name", "pk"), None
        if len(field.queryset) == 1:
            field.widget, field.initial = forms.HiddenInput(), field.queryset[0].pk


class ChangeSupportForm(WordsOfSupport):
    def __init__(self, *args, support, initial=None, **kwargs):
        kept = {
            "note": support.note,
            "naming": NAMED if support.is_named else UNNAMED,
            "shows_note": support.shows_note and not support.is_named,
        }
        super().__init__(*args, initial=kept, **kwargs)
