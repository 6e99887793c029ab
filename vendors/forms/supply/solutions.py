"""A solution described page by page. Nothing is required here: a draft is saved as it is."""

from collections.abc import Iterable
from dataclasses import dataclass

from django import forms

from accounts.models import Organisation
from challenges.enums import DataClass
from challenges.models import KindOfAI, Round, ServiceArea
from design.fields import NameField
from design.widgets import Checkboxes, Radios
from vendors.forms.supply.organisation import ask_for_vendor
from vendors.forms.words import WordsField
from vendors.models import SolutionVersion

YES_NO = [("yes", "Yes"), ("no", "No")]


class RenameForm(forms.Form):
    name = NameField(
        label="What is your solution called?",
        help_text="The name of the product or service, without your company’s name.",
        max_length=200,
    )


class NewSolutionForm(RenameForm):
    vendor = forms.ModelChoiceField(
        label="Whose solution is it?", queryset=Organisation.objects.none(), widget=Radios
    )
    round = forms.ModelChoiceField(
        label="Which round is it for?", queryset=Round.objects.none(), widget=Radios
    )

    field_order = ("vendor", "name", "round")

    def __init__(self, *args, rounds, vendors, **kwargs):
        super().__init__(*args, **kwargs)
        ask_for_vendor(self, vendors)
        ask_for_round(self, rounds)


class NewVersionForm(forms.Form):
    round = forms.ModelChoiceField(
        label="Which round is it for?", queryset=Round.objects.none(), widget=Radios
    )

    def __init__(self, *args, rounds, **kwargs):
        super().__init__(*args, **kwargs)
        ask_for_round(self, rounds)


def ask_for_round(form, rounds):
    """Where only one round is open there is nothing to ask."""
    field = form.fields["round"]
    field.queryset, field.empty_label = rounds, None
    only = list(rounds[:2])
    if len(only) == 1:
        field.widget, field.initial = forms.HiddenInput(), only[0]


class WhatItDoesForm(forms.Form):
    summary = forms.CharField(
        label="What is it, in one sentence?",
        help_text="This stands in lists. Say what it does for whom.",
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    description = WordsField(
        label="What does it do?",
        help_text="From the first step to the last, as you would tell a council officer.",
        max_words=500,
        required=False,
        rows=10,
    )


class PeopleInChargeForm(forms.Form):
    how_people_stay_in_charge = WordsField(
        label="How do people stay in charge?",
        help_text="Who sees what the tool suggests, who decides, and how they can overrule it.",
        max_words=300,
        required=False,
        rows=8,
    )


class WhereItFitsForm(forms.Form):
    service_areas = forms.ModelMultipleChoiceField(
        label="Which services is it for?",
        queryset=ServiceArea.objects.order_by("position", "pk"),
        required=False,
        widget=Checkboxes(attrs={"data-small": True}),
    )
    kinds_of_ai = forms.ModelMultipleChoiceField(
        label="Which kinds of AI does it use?",
        queryset=KindOfAI.objects.order_by("position", "pk"),
        required=False,
        widget=Checkboxes(),
    )
    data_involved = forms.MultipleChoiceField(
        label="Which data does it work with?",
        help_text="With personal data we ask about certificates and data protection too.",
        choices=DataClass.choices,
        required=False,
        widget=Checkboxes(),
    )
    is_resident_facing = forms.TypedChoiceField(
        label="Do residents use it themselves?",
        help_text="If yes, we ask about accessibility.",
        choices=YES_NO,
        coerce=lambda answer: answer == "yes",
        error_messages={"required": "Say whether residents use it themselves."},
        widget=Radios(inline=True),
    )
    is_health_or_care = forms.TypedChoiceField(
        label="Is it for health or care?",
        help_text="If yes, we ask about clinical safety.",
        choices=YES_NO,
        coerce=lambda answer: answer == "yes",
        error_messages={"required": "Say whether it is for health or care."},
        widget=Radios(inline=True),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        kinds = self.fields["kinds_of_ai"]
        kinds.widget.hints = {str(kind.pk): kind.definition for kind in kinds.queryset}


class PracticalForm(forms.Form):
    hosting = forms.CharField(
        label="Where is the data kept and worked on?",
        help_text="Country and provider.",
        max_length=300,
        required=False,
    )
    pricing_model = forms.CharField(
        label="How do you charge?",
        help_text="The model, not a quote: per person, per council, per use.",
        max_length=300,
        required=False,
    )
    used_by = WordsField(
        label="Which councils use it now? (optional)",
        help_text="Only those that agreed to be named.",
        max_words=200,
        required=False,
        rows=3,
    )


@dataclass(frozen=True)
class DescriptionPage:
    """One page of the description, and the fields without which it is not finished."""

    slug: str
    title: str
    hint: str
    form: type[forms.Form]
    needs: tuple[str, ...]

    def answers_in(self, version: SolutionVersion) -> dict:
        """What the version says on this page, as the form's initial answers."""
        return {name: _answer(version, name) for name in self.form.base_fields}

    def state_of(self, version: SolutionVersion) -> str:
        """done, started or empty."""
        given = [bool(_answer(version, name)) for name in self.needs]
        return "done" if all(given) else "started" if any(given) else "empty"


PAGES = (
    DescriptionPage(
        "what-it-does",
        "What it does",
        "One sentence, then the whole story",
        WhatItDoesForm,
        ("summary", "description"),
    ),
    DescriptionPage(
        "people-in-charge",
        "How people stay in charge",
        "Who decides and who can overrule it",
        PeopleInChargeForm,
        ("how_people_stay_in_charge",),
    ),
    DescriptionPage(
        "where-it-fits",
        "Where it fits",
        "Services, kinds of AI, data. Decides which criteria are asked",
        WhereItFitsForm,
        ("service_areas", "kinds_of_ai", "data_involved"),
    ),
    DescriptionPage(
        "practical",
        "Practical matters",
        "Hosting, charging, who uses it",
        PracticalForm,
        ("hosting", "pricing_model"),
    ),
)


def page_after(page: DescriptionPage) -> DescriptionPage | None:
    following: Iterable[DescriptionPage] = PAGES[PAGES.index(page) + 1 :]
    return next(iter(following), None)


def _answer(version: SolutionVersion, name: str):
    value = getattr(version, name)
    if isinstance(value, bool):
        return ("yes" if value else "no") if version.data_involved else ""
    return list(value.all()) if hasattr(value, "all") else value


class ConfirmForm(forms.Form):
    """Nothing to fill in: the button is the answer."""


class ClarificationForm(forms.Form):
    answer = WordsField(label="Your answer", max_words=500, rows=8)
