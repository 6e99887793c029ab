from datetime import timedelta

from django import forms
from django.utils.timezone import localdate

from accounts.enums import Role
from accounts.models import User
from accounts.queries.audiences import people_in_role
from design.fields import DatePartsField
from design.widgets import Radios, ScoreRadios
from vendors.enums import (
    DECIDED_STATUSES,
    ConflictKind,
    DeclineReason,
    EligibilityOutcome,
    SolutionStatus,
)
from vendors.models import Assignment, Conflict, Criterion, SolutionVersion


def long_text(**kwargs) -> forms.CharField:
    return forms.CharField(widget=forms.Textarea(attrs={"rows": 5}), max_length=4000, **kwargs)


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
        conflicted = Conflict.objects.filter(
            vendor=version.solution.vendor_id, lifted_at=None
        ).values("person")
        self.fields["assessor"].queryset = (
            people_in_role(Role.ASSESSOR).exclude(pk__in=asked).exclude(pk__in=conflicted)
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
    details = forms.CharField(
        label="What is the interest?",
        help_text="One or two sentences. LGA staff read this.",
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("interest", self.NONE) != self.NONE and not cleaned.get("details"):
            self.add_error("details", "Say what the interest is.")
        return cleaned


class DeclineForm(forms.Form):
    reason = forms.ChoiceField(
        label="Why do you decline?",
        help_text="If you have an interest in the vendor, declare that instead.",
        choices=DeclineReason.choices,
        widget=Radios,
    )


class ScoreForm(forms.Form):
    """One score with its words; an abstention is a score of its own."""

    ABSTAIN = "abstain"
    value = forms.ChoiceField(label="Your score", widget=ScoreRadios)
    reason = forms.CharField(
        label="Reason",
        help_text="The vendor reads a version of this.",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "Give a reason for your score."},
    )

    def __init__(self, *args, criterion: Criterion, may_abstain: bool = True, **kwargs):
        super().__init__(*args, **kwargs)
        points = [(str(point), words) for point, words in enumerate(criterion.scale)]
        abstention = [(self.ABSTAIN, "I abstain")] if may_abstain else []
        self.fields["value"].choices = points + abstention

    @property
    def points(self) -> int | None:
        value = self.cleaned_data["value"]
        return None if value == self.ABSTAIN else int(value)


class SubmitScoresForm(forms.Form):
    """Nothing to fill in: the button hands the scores in."""


class AgreedScoreForm(ScoreForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, may_abstain=False, **kwargs)
        self.fields["value"].label = "Agreed score"
        self.fields["reason"].label = "What the meeting agreed"


class DecisionForm(forms.Form):
    outcome = forms.ChoiceField(
        label="Decision",
        choices=[(s.value, SolutionStatus(s).label) for s in DECIDED_STATUSES],
        widget=Radios,
    )
    reason = long_text(label="Why", help_text="Reasons that stand on their own in the record.")
    conditions = long_text(
        label="Conditions",
        required=False,
        help_text="Only with “eligible with conditions”: what has to be done, and by when.",
    )
    feedback = long_text(label="Feedback for the vendor", required=False)
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
            self.add_error("conditions", "Only a conditional decision has conditions.")
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
