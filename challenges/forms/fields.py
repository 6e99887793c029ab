"""Text as people type it, tidied before its length is judged; and answers a draft may still lack."""

from django import forms

from challenges.wording import (
    LONGEST_QUESTION,
    check_challenge_question,
    one_line,
    plain_text,
)
from design.fields import visible


class NeededLater:
    """Asked for when the whole is submitted; a draft may leave it empty."""

    def validate(self, value):
        if value not in self.empty_values:
            super().validate(value)


class OneLine(forms.CharField):
    def to_python(self, value):
        return visible(one_line(plain_text(super().to_python(value))))


class LongText(forms.CharField):
    """Several paragraphs, up to `max_length` characters."""

    def __init__(self, *, max_length=5000, rows=8, **options):
        super().__init__(
            max_length=max_length, strip=False, widget=forms.Textarea({"rows": rows}), **options
        )

    def to_python(self, value):
        return plain_text(super().to_python(value))


class QuestionField(OneLine):
    def __init__(self, **options):
        super().__init__(max_length=LONGEST_QUESTION, widget=forms.Textarea({"rows": 3}), **options)


class StatementQuestion(NeededLater, QuestionField):
    """In any words: the coach advises how to begin, and staff word the challenge."""


class ChallengeQuestion(QuestionField):
    default_validators = [check_challenge_question]


class NeededText(NeededLater, LongText):
    pass


class NeededChoice(NeededLater, forms.ChoiceField):
    pass


class NeededModelChoice(NeededLater, forms.ModelChoiceField):
    pass


class Reason(LongText):
    """Why a decision was made, read by the people it is about."""

    def __init__(self, **options):
        super().__init__(max_length=2000, rows=5, **options)


def listed(model):
    """An editable list in the order staff gave it."""
    return model.objects.order_by("position", "pk")
