"""The challenge editor, its fields in the order they are published."""

from django import forms
from django.db.models import Q

from challenges.answers import answers_of, fingerprint
from challenges.forms.fields import ChallengeQuestion, LongText, OneLine, Reason, listed
from challenges.models import Challenge, KindOfAI, ServiceArea, Theme
from design.widgets import Checkboxes, Radios


class ChallengeForm(forms.Form):
    seen = forms.CharField(widget=forms.HiddenInput, required=False)
    title = OneLine(label="Short title", max_length=120)
    question = ChallengeQuestion(label="Question", help_text="One question: How can we …?")
    description = LongText(label="What is the challenge?", rows=10)
    why_it_matters = LongText(
        label="Why does this challenge matter?", max_length=3000, required=False
    )
    considerations = LongText(
        label="What are the considerations and constraints?", max_length=3000, required=False
    )
    theme = forms.ModelChoiceField(
        label="Theme", queryset=Theme.objects.none(), empty_label=None, widget=Radios
    )
    service_area = forms.ModelChoiceField(
        label="Service area", queryset=listed(ServiceArea), required=False, empty_label="None"
    )
    kinds_of_ai = forms.ModelMultipleChoiceField(
        label="Kinds of AI", queryset=listed(KindOfAI), required=False, widget=Checkboxes
    )
    is_health_or_care = forms.BooleanField(
        label="It is about health or care",
        required=False,
        help_text="Solutions then answer the questions on clinical safety as well.",
    )

    def __init__(self, *args, challenge, initial=None, **kwargs):
        kept = answers_of(challenge, self.names())
        super().__init__(*args, **kwargs, initial={**kept, "seen": fingerprint(kept)})
        offered = Theme.objects.offered_in(challenge.round).values("pk")
        themes = Theme.objects.filter(Q(pk__in=offered) | Q(pk=challenge.theme_id))
        self.fields["theme"].queryset = themes.order_by("position", "pk")

    @classmethod
    def names(cls):
        return [name for name in ChallengeForm.base_fields if name != "seen"]

    @property
    def answers(self):
        return {name: self.cleaned_data[name] for name in self.names()}

    def take_note_of(self, edit):
        self.data = self.data.copy()
        self.data["seen"] = edit.fingerprint


class RevisionForm(ChallengeForm):
    change_note = Reason(
        label="What did you change, and why?", help_text="Published with the new version."
    )


class DesignerForm(forms.Form):
    name = OneLine(
        label="Organisation",
        max_length=300,
        required=False,
        widget=forms.TextInput({"list": "organisations", "autocomplete": "off"}),
    )
    is_lead = forms.BooleanField(label="Leads", required=False)


class BaseDesigners(forms.BaseFormSet):
    """Organisations in the order they are shown. Somebody leads: the first one, when nobody is ticked."""

    def clean(self):
        if any(self.errors):
            return
        if not self.names:
            raise forms.ValidationError("Name at least one organisation.")
        if len(set(map(str.casefold, self.names))) < len(self.names):
            raise forms.ValidationError("An organisation stands here twice. Name each one once.")
        if len(self._leads) > 1:
            raise forms.ValidationError("Tick one organisation that leads.")

    @property
    def names(self):
        return [row["name"] for row in self._rows]

    @property
    def lead(self):
        return (self._leads or self.names)[0]

    @property
    def _rows(self):
        return [form.cleaned_data for form in self.forms if form.cleaned_data.get("name")]

    @property
    def _leads(self):
        return [row["name"] for row in self._rows if row.get("is_lead")]


def designers_formset(challenge: Challenge, data=None):
    """One row for each designer and three empty ones."""
    rows = challenge.designers.order_by("-is_lead", "position", "pk").values("name", "is_lead")
    formset = forms.formset_factory(DesignerForm, formset=BaseDesigners, extra=3, max_num=60)
    return formset(data, initial=list(rows), prefix="designers")
