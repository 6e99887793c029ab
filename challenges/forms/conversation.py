"""What councils and vendors say to a published challenge, and what staff and designers answer."""

from django import forms

from accounts.models import Organisation
from accounts.standing import standing_of
from challenges.forms.fields import LongText, OneLine, Reason
from design.widgets import Radios


class SupportForm(forms.Form):
    council = forms.ModelChoiceField(
        label="Which council?", queryset=Organisation.objects.none(), widget=Radios
    )
    note = OneLine(
        label="How does it look where you are?",
        max_length=300,
        widget=forms.Textarea({"rows": 3}),
        help_text="One sentence, shown beside your council’s name.",
    )

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        councils = Organisation.objects.filter(pk__in=standing_of(user).councils)
        field = self.fields["council"]
        field.queryset, field.empty_label = councils.order_by("name", "pk"), None
        if len(field.queryset) == 1:
            field.widget, field.initial = forms.HiddenInput(), field.queryset[0].pk


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
