"""Forms of the day and of what follows it."""

from typing import Any

from django import forms

from accounts.models import Organisation
from design.fields import NameField
from design.widgets import Radios
from documents.forms import UploadField
from showcase.enums import MaterialKind, WhatHappened
from showcase.forms.meanwhile import NoticesChange
from showcase.models import FollowUp, SessionResponse
from showcase.queries.events.follow_ups import facts_of

LONGEST = 3000


def words(label: str, hint: str = "", *, required: bool = True, rows: int = 4) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=hint,
        max_length=LONGEST,
        required=required,
        widget=forms.Textarea(attrs={"rows": rows}),
    )


class MaterialForm(forms.Form):
    kind = forms.ChoiceField(label="What is it?", choices=MaterialKind.choices, widget=Radios)
    title = NameField(label="Title", max_length=200, error_messages={"required": "Enter a title"})
    upload = UploadField(
        label="A file", help_text="Everybody can download it once it is scanned.", required=False
    )
    link = forms.URLField(
        label="Or the address of one elsewhere",
        help_text="For a recording with captions, for example.",
        max_length=500,
        required=False,
        assume_scheme="https",
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not self.errors and bool(cleaned.get("upload")) == bool(cleaned.get("link")):
            self.add_error("upload", "Choose a file or enter an address, one of the two")
        return cleaned


class AskVendorForm(forms.Form):
    shown = forms.ModelChoiceField(
        SessionResponse.objects.none(),
        label="Which solution is it about?",
        empty_label=None,
        widget=Radios,
        error_messages={"required": "Choose a solution"},
    )
    text = words(
        "Your question",
        "The vendor does not learn who asks. Question and answer are public: name nobody.",
    )

    def __init__(self, *args: Any, choices: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["shown"].queryset = choices  # type: ignore[attr-defined]
        self.fields["shown"].label_from_instance = _solution_in_session  # type: ignore[attr-defined]


class AnswerForm(forms.Form):
    answer = words("Your answer", "Everybody reads it beside the question.")


class FeedbackForm(forms.Form):
    rating = forms.TypedChoiceField(
        label="Was it worth coming?",
        choices=[
            (5, "Very much"),
            (4, "Yes"),
            (3, "So-so"),
            (2, "Not really"),
            (1, "Not at all"),
        ],
        coerce=int,
        widget=Radios,
        error_messages={"required": "Choose how it was", "invalid_choice": "Choose how it was"},
    )
    liked = words("What was good?", required=False, rows=3)
    improve = words("What should be better next time?", required=False, rows=3)


class MeetingForm(forms.Form):
    council = forms.ModelChoiceField(
        Organisation.objects.none(),
        label="Which council?",
        empty_label=None,
        widget=Radios,
        error_messages={"required": "Choose a council"},
    )
    text = words(
        "What would you like to talk about?",
        "It stands in the contact log, which both sides and the LGA read.",
    )

    def __init__(self, *args: Any, councils: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["council"].queryset = councils  # type: ignore[attr-defined]
        if len(councils) == 1:
            self.initial["council"] = councils[0].pk


class WhatHappenedForm(NoticesChange):
    """Filled with what stands there, by whichever side wrote it."""

    outcome = forms.ChoiceField(
        label="What came of it?",
        choices=WhatHappened.choices,
        widget=Radios,
        error_messages={"required": "Choose what came of it"},
    )
    words = words(
        "In a few sentences",
        "Where it stopped, say why: it helps others most. Public once both sides agree.",
    )

    def __init__(self, *args: Any, follow_up: FollowUp, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kept = facts_of(follow_up)
        self.initial = dict(kept)
        self.show(kept)


def _solution_in_session(shown: SessionResponse) -> str:
    solution = shown.response.solution
    return f"{solution.name}, {solution.vendor} ({shown.session.title})"
