"""What vendors ask about a published challenge, and what staff and designers answer."""

from django import forms

from challenges.forms.fields import LongText, Reason


class AskForm(forms.Form):
    text = LongText(
        label="Your question",
        max_length=1500,
        rows=5,
        help_text="Every vendor sees it with the answer. Leave out who you are and what you sell.",
    )


class AnswerForm(forms.Form):
    answer = LongText(
        label="Answer",
        max_length=3000,
        help_text="Public for every vendor, together with the question.",
    )


class DeclineForm(forms.Form):
    reason = Reason(
        label="Why is it not published?",
        help_text="Only the asker reads this. For example: it names the asker.",
    )
