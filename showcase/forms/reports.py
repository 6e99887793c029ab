from typing import Any

from django import forms

from challenges.models import Round
from showcase.forms.meanwhile import NoticesChange
from showcase.models import Report
from showcase.queries.reports.written import (
    challenges_with_notes,
    rounds_without_report,
    written_words,
)

MARKDOWN = "Leave a line between paragraphs. **bold**, - lists, [links](https://…)."
LONGEST_TEXT = 20_000


def long_text(label: str, help_text: str = "", rows: int = 8) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=help_text,
        max_length=LONGEST_TEXT,
        required=False,
        widget=forms.Textarea(attrs={"rows": rows}),
    )


class NewReportForm(forms.Form):
    round = forms.ModelChoiceField(
        Round.objects.none(),
        label="Round",
        empty_label=None,
        error_messages={"required": "Choose a round"},
    )
    title = forms.CharField(
        label="Title", max_length=200, error_messages={"required": "Enter a title"}
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["round"].queryset = rounds_without_report()  # type: ignore[attr-defined]


class ReportForm(NoticesChange):
    """What staff write, with a note for each challenge of the round."""

    title = forms.CharField(
        label="Title", max_length=200, error_messages={"required": "Enter a title"}
    )
    introduction = long_text("Introduction", f"Needed before you publish. {MARKDOWN}")
    learning = long_text("What we learned")
    next_steps = long_text("What happens next")

    def __init__(self, *args: Any, report: Report, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.challenges = challenges_with_notes(report)
        for pk, title, note in self.challenges:
            self.fields[f"note_{pk}"] = long_text(f"Note on “{title}”", rows=5)
            self.initial[f"note_{pk}"] = note
        for name in ("title", "introduction", "learning", "next_steps"):
            self.initial[name] = getattr(report, name)
        self.show(written_words(report))

    def written(self) -> dict[str, Any]:
        """What the action takes."""
        given = self.cleaned_data
        notes = {pk: given[f"note_{pk}"] for pk, _, _ in self.challenges}
        names = ("title", "introduction", "learning", "next_steps", "seen")
        return {"notes": notes, **{name: given[name] for name in names}}


class PublishForm(forms.Form):
    """The first version needs no reason."""


class PublishAgainForm(forms.Form):
    reason = forms.CharField(
        label="What has changed?",
        help_text="Stands on the new version for everybody to read.",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Say what has changed"},
    )
