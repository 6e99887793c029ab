from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet

from accounts.enums import Region
from accounts.models import Organisation
from design.fields import NameField
from design.widgets import Checkboxes, Radios
from vendors.company_number import check_form, normalised
from vendors.forms.pounds import PoundsField
from vendors.models import VendorProfile

UK, OVERSEAS = "uk", "overseas"
MOST_STAFF = 5_000_000


class VendorForm(forms.Form):
    """Who a vendor is. What is saved of the register is one or the other, never both."""

    name = NameField(
        label="Name of your organisation",
        max_length=300,
        widget=forms.TextInput(attrs={"autocomplete": "organization"}),
        error_messages={"required": "Enter the name of your organisation."},
    )
    registered = forms.ChoiceField(
        label="Where is it registered?",
        choices=[(UK, "Companies House"), (OVERSEAS, "A register outside the UK")],
        widget=Radios(reveals={UK: "company_number", OVERSEAS: "overseas_register"}),
        error_messages={"required": "Say where your organisation is registered."},
    )
    company_number = forms.CharField(
        label="Companies House number",
        help_text="8 characters, such as 01234567 or SC123456.",
        max_length=30,
        required=False,
        widget=forms.TextInput(attrs={"class": "govuk-input--width-10", "spellcheck": "false"}),
    )
    overseas_register = forms.CharField(
        label="Register and number",
        help_text="For example: Handelsregister Hamburg, HRB 12345.",
        max_length=200,
        required=False,
    )
    staff = forms.IntegerField(
        label="How many people work for it?",
        help_text="On average over your last financial year. Part-time people count in part.",
        min_value=0,
        max_value=MOST_STAFF,
        widget=forms.TextInput(
            attrs={"class": "govuk-input--width-5", "inputmode": "numeric", "spellcheck": "false"}
        ),
        error_messages={
            "invalid": "Enter the number of people in figures, such as 18.",
            "max_value": "Check this number: no company has so many people.",
        },
    )
    turnover = PoundsField(
        label="What was its turnover?",
        help_text="In your last financial year. With the staff it says whether you are a small or "
        "medium-sized enterprise. We publish the size alone, never these figures, and it never "
        "changes a score.",
    )
    balance_sheet = PoundsField(
        label="What was its balance sheet total? (optional)",
        help_text="Only worth giving with a turnover over £44 million: up to £38 million, you are "
        "still a medium-sized enterprise.",
        required=False,
    )
    is_vcse = forms.BooleanField(
        label="It is a voluntary, community or social enterprise", required=False
    )
    town = forms.CharField(
        label="Town or city",
        max_length=100,
        required=False,
        widget=forms.TextInput(attrs={"class": "govuk-!-width-one-half"}),
    )
    regions = forms.MultipleChoiceField(
        label="Which regions do you serve?",
        help_text="Leave empty for all of England. We suggest no challenges from elsewhere to you.",
        choices=Region.choices,
        required=False,
        widget=Checkboxes(attrs={"data-small": True}),
    )
    website = forms.URLField(label="Website", required=False, assume_scheme="https")
    summary = forms.CharField(
        label="What does it do?",
        help_text="Two or three sentences. They stand beside your solutions.",
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("registered") == UK:
            cleaned["overseas_register"] = ""
            self._clean_company_number(cleaned)
        elif cleaned.get("registered") == OVERSEAS:
            cleaned["company_number"] = None
            if not cleaned.get("overseas_register"):
                self.add_error("overseas_register", "Enter the register and your number in it.")
        return cleaned

    def _clean_company_number(self, cleaned):
        number = normalised(cleaned.get("company_number") or "")
        try:
            check_form(number)
        except ValidationError as error:
            message = error if number else "Enter your Companies House number."
            self.add_error("company_number", message)
        else:
            cleaned["company_number"] = number

    @property
    def facts(self):
        """What the actions take: the name and the fields of the profile."""
        return {name: value for name, value in self.cleaned_data.items() if name != "registered"}


def known_facts(profile: VendorProfile) -> dict:
    """The form's answers for a vendor that is registered already."""
    fields = (
        "company_number",
        "overseas_register",
        "staff",
        "turnover",
        "balance_sheet",
        "is_vcse",
        "town",
        "regions",
        "website",
        "summary",
    )
    known = {name: getattr(profile, name) for name in fields}
    registered = UK if profile.company_number else OVERSEAS
    return {"name": profile.organisation.name, "registered": registered, **known}


class AcceptanceForm(forms.Form):
    """The yes of a lead, to the version that was on the page, for one vendor."""

    vendor = forms.ModelChoiceField(
        label="For which organisation?", queryset=Organisation.objects.none(), widget=Radios
    )
    version = forms.IntegerField(widget=forms.HiddenInput)
    accept = forms.BooleanField(
        label="I have read this, and I accept it for my organisation",
        error_messages={"required": "Tick the box to accept the agreement."},
    )

    def __init__(self, *args, vendors, **kwargs):
        super().__init__(*args, **kwargs)
        ask_for_vendor(self, vendors)


def ask_for_vendor(form: forms.Form, vendors: QuerySet[Organisation]) -> None:
    """Somebody of one vendor has nothing to choose."""
    field = form.fields["vendor"]
    field.queryset, field.empty_label = vendors, None
    only = list(vendors[:2])
    if len(only) == 1:
        field.widget, field.initial = forms.HiddenInput(), only[0]
