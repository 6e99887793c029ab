"""What vendors ask about a published challenge, and what staff and designers answer."""

from django import forms

from challenges.answers import fingerprint
from challenges.forms.fields import LongText, Reason
from challenges.naming import told_in

TELLS_WHO_YOU_ARE = "Leave out “{}”: it tells who you are, and nobody shall learn who asked."
TELLS_WHO_ASKED = "“{}” tells who asked. Write it without."


def unnamed(text, asker, refusal):
    if told := told_in(text, asker):
        raise forms.ValidationError(refusal.format(told))
    return text


class AskForm(forms.Form):
    """Refuses what would tell who asks: once published it cannot be taken back."""

    text = LongText(
        label="Your question",
        max_length=1500,
        rows=5,
        help_text="Every vendor sees it with the answer. Leave out who you are and what you sell.",
    )

    def __init__(self, *args, asker, **kwargs):
        self.asker = asker
        super().__init__(*args, **kwargs)

    def clean_text(self):
        return unnamed(self.cleaned_data["text"], self.asker, TELLS_WHO_YOU_ARE)


class AnswerForm(forms.Form):
    answer = LongText(
        label="Answer",
        max_length=3000,
        help_text="LGA staff read it before it is public for every vendor.",
    )

    # The answer that stood there when the page was opened.
    seen = forms.CharField(required=False, widget=forms.HiddenInput, strip=False)

    def __init__(self, *args, question, initial=None, **kwargs):
        kept = {"answer": question.answer, "seen": fingerprint({"answer": question.answer})}
        super().__init__(*args, initial=kept, **kwargs)

    def take_note_of(self, edit):
        self.data = self.data.copy()
        self.data["seen"] = edit.fingerprint


class PublishForm(AnswerForm):
    """The first form of a question whose words must not tell who asked."""

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

    field_order = ("text", "answer")

    def __init__(self, *args, question, **kwargs):
        self.asker = question.asked_by
        super().__init__(*args, question=question, **kwargs)
        self.initial["text"] = question.text

    def clean_text(self):
        return unnamed(self.cleaned_data["text"], self.asker, TELLS_WHO_ASKED)

    def clean_answer(self):
        return unnamed(self.cleaned_data["answer"], self.asker, TELLS_WHO_ASKED)


class ReturnForm(forms.Form):
    reason = Reason(
        label="What shall be different?", help_text="Read by the person who proposed the answer."
    )


class CorrectForm(forms.Form):
    """What is public of a question, in other words."""

    text = LongText(label="The question", max_length=1500, rows=5)
    answer = LongText(label="The answer", max_length=3000)
    reason = Reason(
        label="Why is it corrected?",
        help_text="Only staff read this. The page says that it was corrected, and when.",
    )

    def __init__(self, *args, question, initial=None, **kwargs):
        self.asker = question.asked_by
        kept = {"text": question.text, "answer": question.answer}
        super().__init__(*args, initial=kept, **kwargs)

    def clean_text(self):
        return unnamed(self.cleaned_data["text"], self.asker, TELLS_WHO_ASKED)

    def clean_answer(self):
        return unnamed(self.cleaned_data["answer"], self.asker, TELLS_WHO_ASKED)


class DeclineForm(forms.Form):
    reason = Reason(
        label="Why is it not published?",
        help_text="Only the asker reads this. For example: it names the asker.",
    )
