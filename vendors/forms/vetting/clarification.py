from datetime import timedelta

from django import forms
from django.utils.timezone import localdate

from challenges.phase import day_in_words
from design.fields import DatePartsField
from vendors.forms.words import long_text
from vendors.models import Clarification, Criterion, SolutionVersion
from vendors.readiness import applicable_criteria
from vendors.working_days import is_working_day, working_days_after


class DueField(DatePartsField):
    """A working day in England, from tomorrow to three months ahead."""

    def clean(self, value):
        due_on = super().clean(value)
        if due_on <= localdate():
            raise forms.ValidationError("Give the vendor at least until tomorrow.")
        if due_on > localdate() + timedelta(days=90):
            raise forms.ValidationError("Choose a date within the next three months.")
        if not is_working_day(due_on):
            following = day_in_words(working_days_after(due_on, 1))
            raise forms.ValidationError(f"Nobody works on that day. The next one is {following}.")
        return due_on


class AskForm(forms.Form):
    """The day is filled in by the working days of the round."""

    criterion = forms.ModelChoiceField(
        label="About which criterion?",
        queryset=Criterion.objects.none(),
        required=False,
        empty_label="The whole solution",
    )
    question = long_text(label="What do you want to know?")
    due_on = DueField(label="Answer by", help_text="A working day in England.")

    def __init__(self, *args, version: SolutionVersion, **kwargs):
        super().__init__(*args, **kwargs)
        asked = applicable_criteria(version)
        field = self.fields["criterion"]
        field.queryset = Criterion.objects.filter(pk__in=[one.pk for one in asked])
        field.choices = [("", field.empty_label), *((one.pk, one) for one in asked)]
        days = version.round.clarification_days
        self.fields["due_on"].initial = working_days_after(localdate(), days)


class FollowUpForm(AskForm):
    """About the same criterion as the question it follows."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        del self.fields["criterion"]


class ExtendForm(forms.Form):
    due_on = DueField(label="Answer by", help_text="A working day in England.")
    reason = long_text(
        label="Why does the vendor get more time?", help_text="The vendor and the file have this."
    )

    def __init__(self, *args, clarification: Clarification, **kwargs):
        super().__init__(*args, **kwargs)
        self.clarification = clarification
        from_day = max(clarification.due_on, localdate())
        days = clarification.version.round.clarification_days
        self.fields["due_on"].initial = working_days_after(from_day, days)

    def clean_due_on(self):
        if self.cleaned_data["due_on"] <= self.clarification.due_on:
            raise forms.ValidationError("Choose a day after the one that stands.")
        return self.cleaned_data["due_on"]


class CloseForm(forms.Form):
    reason = long_text(
        label="Why do you go on without an answer?",
        help_text="The vendor and the file have this.",
    )
