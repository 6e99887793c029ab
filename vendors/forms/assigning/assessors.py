from django import forms

from challenges.models import KindOfAI, ServiceArea
from design.widgets import Checkboxes


class AssessorProfileForm(forms.Form):
    """What an assessor knows and takes on."""

    service_areas = forms.ModelMultipleChoiceField(
        label="Service areas",
        help_text="Those that the assessor knows from their own work.",
        queryset=ServiceArea.objects.order_by("name", "pk"),
        required=False,
        widget=Checkboxes(attrs={"data-small": ""}),
    )
    kinds_of_ai = forms.ModelMultipleChoiceField(
        label="Kinds of AI",
        queryset=KindOfAI.objects.order_by("name", "pk"),
        required=False,
        widget=Checkboxes(attrs={"data-small": ""}),
    )
    capacity = forms.IntegerField(
        label="Solutions at most in one round",
        help_text="Leave it empty for no limit.",
        required=False,
        min_value=1,
        max_value=500,
        widget=forms.NumberInput(attrs={"class": "govuk-input--width-3"}),
    )
