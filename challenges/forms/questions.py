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
        help_text="LGA staff read it before it is public for every vendor.",
    )

    def __init__(self, *args, question, initial=None, **kwargs):
        super().__init__(*args, initial={"answer": question.answer}, **kwargs)


class PublishForm(forms.Form):
    text = LongText(
        label="The question, as it is published",
        max_length=1500,
        rows=5,
        help_text="Change it only where it tells who asked. The asker is shown both.",
    )
    answer = LongText(
        label="Answer",
        max_length=3000,
        help_text="Public for every vendor, together with the question.",
    )

    def __init__(self, *args, question, initial=None, **kwargs):
        kept = {"text": question.text, "answer": question.answer}
        super().__init__(*args, initial=kept, **kwargs)


class ReturnForm(forms.Form):
    reason = Reason(
        label="What shall be different?", help_text="Read by the person who proposed the answer."
    )


class DeclineForm(forms.Form):
    reason = Reason(
        label="Why is it not published?",
        help_text="Only the asker reads this. For example: it names the asker.",
    )
