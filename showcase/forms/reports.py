from typing import Any

from django import forms

from challenges.models import Round
from design.fields import NameField
from design.prose import tables_in
from showcase.forms.meanwhile import NoticesChange
from showcase.models import Report
from showcase.queries.reports.written import (
    challenges_with_notes,
    events_ahead,
    rounds_without_report,
    texts_of,
    written_words,
)
from showcase.reports.links import broken_links

MARKDOWN = (
    "Leave a line between paragraphs. **bold**, - lists, [links](https://…), and tables, whose cells"
    " stand between | signs. HTML is shown as you typed it."
)
LONGEST_TEXT = 20_000
MOST_ROWS, MOST_COLUMNS = 60, 6


class MarkdownField(forms.CharField):
    """Text that is shown formatted. A table fits a page of paper, or it belongs into a file of its own."""

    widget = forms.Textarea

    def __init__(self, *, label: str, help_text: str = "", rows: int = 8) -> None:
        super().__init__(label=label, help_text=help_text, max_length=LONGEST_TEXT, required=False)
        self.widget.attrs["rows"] = rows

    def validate(self, value: str) -> None:
        super().validate(value)
        for rows, columns in tables_in(value[:LONGEST_TEXT]):
            if rows > MOST_ROWS or columns > MOST_COLUMNS:
                raise forms.ValidationError(
                    f"This holds a table of {rows} rows and {columns} columns. A page of the report"
                    f" takes {MOST_ROWS} rows and {MOST_COLUMNS} columns: leave some out, or part it."
                )


class NewReportForm(forms.Form):
    round = forms.ModelChoiceField(
        Round.objects.none(),
        label="Round",
        empty_label=None,
        error_messages={"required": "Choose a round"},
    )
    title = NameField(label="Title", max_length=200, error_messages={"required": "Enter a title"})

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["round"].queryset = rounds_without_report()  # type: ignore[attr-defined]


class ReportForm(NoticesChange):
    """What staff write, with a note for each challenge of the round."""

    title = NameField(label="Title", max_length=200, error_messages={"required": "Enter a title"})
    introduction = MarkdownField(
        label="Introduction", help_text=f"Needed before you publish. {MARKDOWN}"
    )
    learning = MarkdownField(label="What we learned")
    next_steps = MarkdownField(label="What happens next")

    def __init__(self, *args: Any, report: Report, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.challenges = challenges_with_notes(report)
        for pk, title, note in self.challenges:
            self.fields[f"note_{pk}"] = MarkdownField(label=f"Note on “{title}”", rows=5)
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
    """The first version needs no reason. Links that lead nowhere are named; none is published.

    Before the event is held, whoever publishes says that they mean it: no version is ever taken back.
    """

    early = forms.BooleanField(
        label="Publish it before the event is held",
        error_messages={"required": "Mark the event as held first, or tick that you mean it"},
    )

    def __init__(self, *args: Any, report: Report, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.report = report
        ahead = events_ahead(report)
        if ahead:
            names = " and ".join(f"{event.title} ({event.when})" for event in ahead)
            self.fields[
                "early"
            ].help_text = (
                f"Not marked as held: {names}. What this version says of it stays for good."
            )
        else:
            del self.fields["early"]

    def clean(self) -> dict[str, Any]:
        for link in broken_links(texts_of(self.report)):
            self.add_error(None, str(link))
        return self.cleaned_data


class PublishAgainForm(PublishForm):
    reason = forms.CharField(
        label="What has changed?",
        help_text="Stands on the new version for everybody to read, above the figures that differ.",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Say what has changed"},
    )
