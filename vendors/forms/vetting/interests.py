from django import forms

from accounts.enums import OrganisationKind
from accounts.interests import vendors_declared_by
from accounts.models import Organisation, User
from design.widgets import Radios, SearchSelect
from vendors.enums import (
    ConflictKind,
)
from vendors.forms.words import long_text


def interest_details(**kwargs) -> forms.CharField:
    return forms.CharField(
        label="What is the interest?",
        help_text="One or two sentences. LGA staff read this.",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        **kwargs,
    )


class InterestForm(forms.Form):
    """An interest declared before anybody asks: vendors this person has not declared one in yet."""

    vendor = forms.ModelChoiceField(
        label="Vendor", queryset=Organisation.objects.none(), widget=SearchSelect
    )
    kind = forms.ChoiceField(
        label="What kind of interest is it?",
        help_text="It may be actual or perceived, direct or through somebody close to you.",
        choices=ConflictKind.choices,
        widget=Radios,
    )
    details = interest_details(error_messages={"required": "Say what the interest is."})

    def __init__(self, *args, person: User, **kwargs):
        super().__init__(*args, **kwargs)
        declared = vendors_declared_by(person)
        vendors = Organisation.objects.filter(kind=OrganisationKind.VENDOR)
        self.fields["vendor"].queryset = vendors.exclude(pk__in=declared).order_by("name", "pk")


class LiftForm(forms.Form):
    reason = long_text(
        label="Why does this interest no longer stand?",
        help_text="The register keeps the interest and your reason.",
    )
