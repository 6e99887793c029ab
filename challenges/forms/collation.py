"""Which challenges or statements belong together, and why."""

from django import forms

from challenges.enums import ChallengeStatus, StatementStatus
from challenges.forms.fields import LongText
from challenges.models import Challenge, Statement
from design.widgets import Checkboxes, Radios, SearchSelect


class ReasonForm(forms.Form):
    reason = LongText(
        label="Why?",
        max_length=1000,
        rows=3,
        required=False,
        help_text="Kept in the record for staff.",
    )


class OtherChallengeForm(forms.Form):
    """`allowed` are those that may be chosen."""

    challenge = forms.ModelChoiceField(
        label="Challenge",
        queryset=Challenge.objects.none(),
        widget=SearchSelect,
        to_field_name="slug",
    )

    def __init__(self, *args, allowed, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["challenge"].queryset = allowed
        self.fields["challenge"].label_from_instance = with_state

    @property
    def chosen(self):
        return [self.cleaned_data["challenge"]]


class SeveralChallengesForm(forms.Form):
    challenge = forms.ModelMultipleChoiceField(
        label="Challenges",
        queryset=Challenge.objects.none(),
        widget=Checkboxes,
        to_field_name="slug",
    )

    def __init__(self, *args, allowed, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["challenge"].queryset = allowed
        self.fields["challenge"].label_from_instance = with_state

    @property
    def chosen(self):
        return list(self.cleaned_data["challenge"])


class OtherStatementForm(ReasonForm):
    statement = forms.ModelChoiceField(
        label="Statement",
        queryset=Statement.objects.none(),
        widget=SearchSelect,
        to_field_name="reference",
    )
    field_order = ("statement", "reason")

    def __init__(self, *args, statement, **kwargs):
        super().__init__(*args, **kwargs)
        submitted = Statement.objects.ever_submitted().filter(round=statement.round_id)
        others = submitted.exclude(pk=statement.pk).exclude(status=StatementStatus.WITHDRAWN)
        field = self.fields["statement"]
        field.queryset = others.only("reference", "question").order_by("reference", "pk")
        field.label_from_instance = lambda one: f"{one.reference}: {one.question}"


class ObjectionForm(forms.Form):
    text = LongText(
        label="What is wrong?",
        max_length=2000,
        help_text="Say what your words meant, and where they belong. LGA staff answer you.",
    )


class AnswerObjectionForm(forms.Form):
    UPHOLD, KEEP = "uphold", "keep"
    choice = forms.ChoiceField(
        label="What do you decide?",
        choices=[(UPHOLD, "Uphold it: you undo the act next"), (KEEP, "Keep it as it is")],
        widget=Radios,
    )
    answer = LongText(
        label="Your answer", max_length=2000, help_text="The council reads it in a message."
    )


def with_state(challenge):
    return f"{challenge.title} ({challenge.get_status_display().lower()})"


def beside(challenge):
    """What may be put together with it: the same round, not merged."""
    others = Challenge.objects.filter(round=challenge.round_id).exclude(pk=challenge.pk)
    unmerged = others.exclude(status=ChallengeStatus.MERGED)
    return unmerged.only("title", "slug", "status").order_by("title", "pk")
