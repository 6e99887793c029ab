from typing import Any

from django import forms

from notifications.models.wordings import MOST_BODY, MOST_SUBJECT
from notifications.wordings.checks import faults_of, missing_from
from notifications.wordings.templates import Words


class VersionForm(forms.Form):
    """The version that is changed, so that nobody's change is lost unseen."""

    since = forms.IntegerField(min_value=0, widget=forms.HiddenInput)


class WordingForm(VersionForm):
    """Subject and body of one kind of mail."""

    subject = forms.CharField(
        max_length=MOST_SUBJECT, error_messages={"required": "Write a subject."}
    )
    body = forms.CharField(
        label="Text",
        help_text="Plain text. Leave an empty line between paragraphs. An address becomes a link by itself.",
        max_length=MOST_BODY,
        widget=forms.Textarea(attrs={"rows": 18}),
        error_messages={"required": "Write the text."},
    )

    def __init__(self, *args: Any, kind: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kind = kind

    def clean(self) -> dict[str, Any]:
        typed = dict(super().clean() or {})
        for name in ("subject", "body"):
            for fault in faults_of(typed.get(name, ""), self.kind):
                self.add_error(name, fault)
        if "body" in typed:
            self._ask_for_what_must_stay(Words(typed.get("subject", ""), typed["body"]))
        return self.cleaned_data

    def words(self) -> Words:
        typed = self.cleaned_data
        body = typed["body"].replace("\r\n", "\n").strip()
        return Words(" ".join(typed.get("subject", "").split()), body)

    def _ask_for_what_must_stay(self, words: Words) -> None:
        missing = missing_from(words, self.kind)
        if missing:
            names = ", ".join(f"(({name}))" for name in missing)
            self.add_error("body", f"This mail may not go without {names}. Put it back.")
