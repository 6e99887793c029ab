"""What is asked when somebody asks for, is given or loses a role."""

from datetime import date
from typing import Any

from django import forms

from accounts.enums import OrganisationKind, Role
from accounts.models import Organisation, OrganisationQuerySet, User
from accounts.rules import roles_to_give
from design.fields import NameField
from design.widgets import SearchSelect

COUNCIL_SIDE = (OrganisationKind.COUNCIL, OrganisationKind.PUBLIC_BODY)


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label="Reason",
        max_length=1000,
        widget=forms.Textarea({"rows": 4}),
        help_text="The person reads it in a mail.",
    )


class OptionalReasonForm(ReasonForm):
    reason = forms.CharField(
        label="Reason",
        max_length=1000,
        required=False,
        widget=forms.Textarea({"rows": 4}),
        help_text="The person reads it in a mail.",
    )


class NameForm(forms.Form):
    name = NameField(
        label="Your name", max_length=300, widget=forms.TextInput({"autocomplete": "name"})
    )


class CouncilForm(forms.Form):
    """Which of the councils that share a domain."""

    council = forms.ModelChoiceField(
        Organisation.objects.none(),
        label="Your council",
        empty_label=None,
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, councils: OrganisationQuerySet, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["council"].queryset = councils


class PlaceForm(forms.Form):
    """A council or public body of the register, or one that is not in it, in the person's words."""

    organisation = forms.ModelChoiceField(
        Organisation.objects.none(),
        label="Council or public body",
        required=False,
        empty_label="Choose from the list",
        widget=SearchSelect,
    )
    requested = forms.CharField(
        label="If it is not in the list, its name",
        max_length=300,
        required=False,
        help_text="Add your team, if that helps us to check.",
    )

    def __init__(self, *args: Any, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        existing = Organisation.objects.filter(kind__in=COUNCIL_SIDE).existing_on(on)
        self.fields["organisation"].queryset = existing.order_by("name", "pk")

    def clean(self) -> dict[str, Any]:
        answers = super().clean() or {}
        if not self.errors and not answers.get("organisation") and not answers.get("requested"):
            self.add_error("organisation", "Choose your council, or write its name below.")
        return answers


class RoleForm(forms.Form):
    """A role in an organisation, as LGA administrators give it."""

    organisation = forms.ModelChoiceField(
        Organisation.objects.none(), empty_label="Choose an organisation", widget=SearchSelect
    )
    role = forms.ChoiceField(choices=Role.choices, widget=forms.RadioSelect)

    def __init__(self, *args: Any, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        existing = Organisation.objects.existing_on(on).order_by("name", "pk")
        self.fields["organisation"].queryset = existing


class RoleInForm(forms.Form):
    """A role in one given organisation, of those this person may give."""

    role = forms.ChoiceField(widget=forms.RadioSelect)

    def __init__(self, *args: Any, organisation: Organisation, by: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.organisation = organisation
        given = roles_to_give(by, organisation)
        self.fields["role"].choices = [(role.value, role.label) for role in given]

    def clean(self) -> dict[str, Any]:
        return {**(super().clean() or {}), "organisation": self.organisation}


class InvitationForm(RoleInForm):
    email = forms.EmailField(
        label="E-mail address",
        max_length=254,
        widget=forms.EmailInput({"autocomplete": "off", "spellcheck": "false"}),
    )
    field_order = ["email", "role"]
