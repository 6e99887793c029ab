from datetime import date
from typing import Any

from django import forms
from django.core.validators import RegexValidator

from accounts.enums import OrganisationKind
from accounts.models import Organisation
from design.fields import DatePartsField, NameField
from design.widgets import SearchSelect

DOMAIN = RegexValidator(
    r"^([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$",
    "Enter a domain, like northmere.gov.uk",
)


class OrganisationForm(forms.ModelForm):
    class Meta:
        model = Organisation
        fields = [
            "name",
            "kind",
            "council_type",
            "region",
            "gss_code",
            "combined_authority",
            "started_on",
            "is_demonstration",
        ]
        field_classes = {"name": NameField, "started_on": DatePartsField}
        widgets = {
            "kind": forms.RadioSelect,
            "combined_authority": SearchSelect,
            "gss_code": forms.TextInput({"class": "govuk-input--width-10", "spellcheck": "false"}),
        }
        labels = {
            "council_type": "Type of council",
            "combined_authority": "Combined authority it belongs to",
            "started_on": "First day",
            "is_demonstration": "Invented, for demonstration",
        }
        help_texts = {"gss_code": "Nine characters, like E06000001. Councils only."}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = OrganisationKind.choices
        authorities = Organisation.objects.filter(council_type="combined_authority")
        self.fields["combined_authority"].queryset = authorities.order_by("name", "pk")

    def clean_gss_code(self) -> str | None:
        return self.cleaned_data["gss_code"] or None

    def clean(self) -> dict[str, Any]:
        answers = super().clean() or {}
        if answers.get("kind") == OrganisationKind.COUNCIL:
            self._require("council_type", "Choose the type of the council")
            self._require("region", "Choose the region of the council")
        return answers

    def _require(self, name: str, message: str) -> None:
        if not self.cleaned_data.get(name):
            self.add_error(name, message)

    @property
    def facts(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in self.fields}


class DomainForm(forms.Form):
    domain = forms.CharField(
        label="Add a domain",
        max_length=253,
        help_text="What follows the @ in its people’s addresses, like northmere.gov.uk",
        widget=forms.TextInput({"spellcheck": "false", "autocapitalize": "none"}),
    )

    def clean_domain(self) -> str:
        domain = self.cleaned_data["domain"].strip().lower().removeprefix("@")
        DOMAIN(domain)
        return domain


class EndForm(forms.Form):
    ended_on = DatePartsField(label="First day without it")
    successor = forms.ModelChoiceField(
        Organisation.objects.none(),
        label="Who takes its place",
        required=False,
        empty_label="Nobody, or several",
        widget=SearchSelect,
        help_text="Its people get the same roles there.",
    )

    def __init__(self, *args: Any, organisation: Organisation, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        others = Organisation.objects.filter(kind=organisation.kind).existing_on(on)
        self.fields["successor"].queryset = others.exclude(pk=organisation.pk).order_by(
            "name", "pk"
        )
