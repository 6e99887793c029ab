from django import forms
from django.core.exceptions import ValidationError

from design.widgets import Radios
from vendors.company_number import check_form, normalised
from vendors.enums import StandingInterestKind
from vendors.forms.vetting.interests import interest_details


class StandingInterestForm(forms.Form):
    """One line of the standing register: a company or body, whether it is on the portal or not."""

    kind = forms.ChoiceField(
        label="What binds you to it?",
        choices=StandingInterestKind.choices,
        widget=Radios,
        error_messages={"required": "Choose what binds you to it."},
    )
    body = forms.CharField(
        label="What is it called?",
        help_text="The name of the company or body, as it is registered.",
        max_length=300,
        error_messages={"required": "Give the name of the company or body."},
    )
    company_number = forms.CharField(
        label="Companies House number",
        help_text="8 characters, such as 01234567 or SC123456. It finds the company under any name.",
        required=False,
        widget=forms.TextInput(attrs={"class": "govuk-input--width-10", "spellcheck": "false"}),
    )
    is_registered_abroad = forms.BooleanField(
        label="It is registered outside the UK and has no such number", required=False
    )
    details = interest_details(required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["details"].label = "What should LGA staff know about it?"

    def clean_company_number(self):
        number = normalised(self.cleaned_data["company_number"])
        if number:
            check_form(number)
        return number

    def clean(self):
        said = super().clean()
        abroad, number = said.get("is_registered_abroad"), said.get("company_number")
        if abroad and number:
            self.add_error(
                "is_registered_abroad",
                ValidationError("Give the number, or say that it has none: not both."),
            )
        elif said.get("kind") == StandingInterestKind.SHARES and number == "" and not abroad:
            self.add_error(
                "company_number", ValidationError("Shares are matched by the company’s number.")
            )
        return said
