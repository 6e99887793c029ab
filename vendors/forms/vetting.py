from datetime import timedelta

from django import forms
from django.utils.timezone import localdate

from accounts.enums import OrganisationKind, Role
from accounts.interests import vendors_declared_by, without_interest_in
from accounts.models import Organisation, User
from accounts.queries.audiences import people_in_role
from design.fields import DatePartsField
from design.widgets import Radios, ScoreRadios, SearchSelect
from vendors.enums import (
    DECIDED_STATUSES,
    ConflictKind,
    DeclineReason,
    EligibilityOutcome,
    SolutionStatus,
)
from vendors.models import Assignment, Criterion, SolutionVersion


def long_text(**kwargs) -> forms.CharField:
    return forms.CharField(widget=forms.Textarea(attrs={"rows": 5}), max_length=4000, **kwargs)


def interest_details(**kwargs) -> forms.CharField:
    return forms.CharField(
        label="What is the interest?",
        help_text="One or two sentences. LGA staff read this.",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        **kwargs,
    )


class ReturnForm(forms.Form):
    reason = long_text(
        label="Why does it go back?",
        help_text="The vendor reads this above the list of criteria that are not passed.",
    )


class JudgementForm(forms.Form):
    """A person's judgement on a mitigation."""

    outcome = forms.ChoiceField(
        label="Is this criterion passed?",
        choices=[(EligibilityOutcome.PASS, "Yes, passed"), (EligibilityOutcome.FAIL, "No, failed")],
        widget=Radios,
    )
    reason = forms.CharField(
        label="Your reason", max_length=500, widget=forms.Textarea(attrs={"rows": 3})
    )


class AssignForm(forms.Form):
    """Assessors who can be asked: no standing interest, not asked before; the least busy first."""

    assessor = forms.ModelChoiceField(
        label="Who should score this solution?", queryset=User.objects.none(), widget=Radios
    )

    def __init__(self, *args, version: SolutionVersion, **kwargs):
        super().__init__(*args, **kwargs)
        asked = Assignment.objects.filter(version=version).values("assessor")
        assessors = people_in_role(Role.ASSESSOR).exclude(pk__in=asked)
        self.fields["assessor"].queryset = without_interest_in(
            assessors, version.solution.vendor_id
        )


class AskForm(forms.Form):
    question = long_text(label="What do you want to know?")
    due_on = DatePartsField(label="Answer by")

    def clean_due_on(self):
        due_on = self.cleaned_data["due_on"]
        if due_on <= localdate():
            raise forms.ValidationError("Give the vendor at least until tomorrow.")
        if due_on > localdate() + timedelta(days=90):
            raise forms.ValidationError("Choose a date within the next three months.")
        return due_on


class DeclarationForm(forms.Form):
    """Whether the assessor has an interest in this vendor, before anything is opened."""

    NONE = "none"
    interest = forms.ChoiceField(
        label="Do you have an interest in this vendor?",
        help_text="An interest may be actual or perceived, direct or through somebody close to you.",
        choices=[(NONE, "No, I have no interest"), *ConflictKind.choices],
        widget=Radios,
    )
    details = interest_details(required=False)

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("interest", self.NONE) != self.NONE and not cleaned.get("details"):
            self.add_error("details", "Say what the interest is.")
        return cleaned


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


class DeclineForm(forms.Form):
    reason = forms.ChoiceField(
        label="Why do you decline?",
        help_text="If you have an interest in the vendor, declare that instead.",
        choices=DeclineReason.choices,
        widget=Radios,
    )


class PointsForm(forms.Form):
    """Points by the words of the criterion's scale, and a reason always."""

    value = forms.ChoiceField(
        label="Your score",
        widget=ScoreRadios,
        error_messages={"required": "Choose a score."},
    )
    reason = forms.CharField(
        label="Reason",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "Give a reason for your score."},
    )

    def __init__(self, *args, criterion: Criterion, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["value"].choices = [(str(n), words) for n, words in enumerate(criterion.scale)]

    @property
    def points(self) -> int | None:
        value = self.cleaned_data["value"]
        return int(value) if value else None


class ScoreForm(PointsForm):
    """One assessor's score; pressing `ABSTAIN` instead of saving takes no points, but a reason."""

    ABSTAIN = "abstain"

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["reason"].help_text = "The vendor will read a version of this."
        self.abstains = self.ABSTAIN in self.data
        if self.abstains:
            self.fields["value"].required = False
            self.fields["reason"].error_messages["required"] = "Say why you abstain."

    @property
    def points(self) -> int | None:
        return None if self.abstains else super().points


class SubmitScoresForm(forms.Form):
    """Nothing to fill in: the button hands the scores in."""


class AgreedScoreForm(PointsForm):
    """`seen` says which agreed score the writer had before them, so that nobody's is lost."""

    seen = forms.DateTimeField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["value"].label = "Agreed score"
        self.fields["reason"].label = "Why the meeting agreed on it"
        self.fields["reason"].help_text = "The feedback to the vendor is drafted from this."


class DecisionForm(forms.Form):
    outcome = forms.ChoiceField(
        label="Decision",
        choices=[(s.value, SolutionStatus(s).label) for s in DECIDED_STATUSES],
        widget=Radios(reveals={SolutionStatus.ELIGIBLE_WITH_CONDITIONS.value: "conditions"}),
    )
    conditions = long_text(
        label="Conditions",
        required=False,
        help_text="Only for “eligible with conditions”: what has to be done, and by when.",
    )
    reason = long_text(label="Why", help_text="Reasons that stand on their own in the record.")
    feedback = forms.CharField(
        label="Feedback for the vendor",
        required=False,
        max_length=20_000,
        help_text="Drafted from the reasons the meeting agreed on. Make it yours.",
        widget=forms.Textarea(attrs={"rows": 12}),
    )
    responsible_deployment = long_text(
        label="Feedback on responsible deployment",
        help_text="What a council and the vendor should watch when this is used. Always needed.",
    )

    def clean(self):
        cleaned = super().clean()
        conditional = cleaned.get("outcome") == SolutionStatus.ELIGIBLE_WITH_CONDITIONS
        if conditional and not cleaned.get("conditions"):
            self.add_error("conditions", "Name the conditions.")
        if cleaned.get("conditions") and cleaned.get("outcome") and not conditional:
            self.add_error(
                "outcome", "You wrote conditions. Choose “eligible with conditions” or clear them."
            )
        return cleaned


class ShortlistForm(forms.Form):
    SHORTLIST, LEAVE_OFF = "shortlist", "leave_off"
    choice = forms.ChoiceField(
        label="Show this response at the event?",
        choices=[(SHORTLIST, "Shortlist it"), (LEAVE_OFF, "Leave it off the shortlist")],
        widget=Radios,
    )
    feedback = long_text(
        label="Feedback for the vendor", help_text="Every vendor gets feedback, chosen or not."
    )
