from django import forms

from design.widgets import Radios
from vendors.forms.words import WordsField, long_text


class LodgeAppealForm(forms.Form):
    grounds = WordsField(
        label="Why should it be decided anew?",
        help_text="Say what was overlooked, misread or decided against the published criteria. "
        "New evidence belongs in a new version.",
        max_words=1000,
        rows=10,
    )


class AnswerAppealForm(forms.Form):
    UPHOLD, DISMISS = "uphold", "dismiss"
    outcome = forms.ChoiceField(
        label="Your answer",
        choices=[
            (UPHOLD, "Uphold: back to moderation, decided anew by somebody else"),
            (DISMISS, "Dismiss: the decision stands"),
        ],
        widget=Radios,
        error_messages={"required": "Choose: uphold or dismiss."},
    )
    reasons = long_text(
        label="Reasons",
        help_text="The vendor reads this. Go through its grounds one by one.",
        error_messages={"required": "Give your reasons."},
    )
