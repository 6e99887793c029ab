from django import forms

from accounts.interests import vendors_declared_by
from accounts.models import Organisation, User
from challenges.models import Round
from design.widgets import Checkboxes
from documents.forms import UploadField
from vendors.forms.vetting.assignment import DeclarationForm


class BlindDeclarationForm(DeclarationForm):
    """Interests in any vendor of the round: naming the one vendor would say whose solution it is."""

    vendors = forms.ModelMultipleChoiceField(
        label="Tick those you have an interest in",
        help_text="Every vendor of this round stands here, whosever solution you are asked to score.",
        queryset=Organisation.objects.none(),
        required=False,
        widget=Checkboxes(attrs={"data-small": ""}),
    )
    field_order = ("vendors", "interest", "details")

    def __init__(self, *args, round: Round, person: User, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["interest"].label = "Do you have an interest in any of these vendors?"
        entered = Organisation.objects.filter(
            solutions__versions__round=round, solutions__versions__submitted_at__isnull=False
        )
        unknown = entered.exclude(pk__in=vendors_declared_by(person).values("pk"))
        self.fields["vendors"].queryset = unknown.distinct().order_by("name", "pk")

    def clean(self):
        cleaned = super().clean()
        has_none = cleaned.get("interest", self.NONE) == self.NONE
        if not has_none and not cleaned.get("vendors"):
            self.add_error("vendors", "Tick the vendors you have an interest in.")
        if has_none and cleaned.get("vendors"):
            self.add_error("interest", "You ticked a vendor. Say what kind of interest it is.")
        return cleaned


class HidePassageForm(forms.Form):
    words = forms.CharField(
        label="Words to hide",
        help_text="Copy them from a text below. They are hidden wherever they stand in it.",
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": "Copy the words that are to be hidden."},
    )


class OpenToBlindForm(forms.Form):
    copy = UploadField(
        label="A copy without names",
        help_text="Leave it empty to open the evidence as it is.",
        required=False,
    )
