"""A form that knows what it showed, so that a change made meanwhile is noticed."""

from typing import Any

from django import forms

from challenges.answers import Answers, fingerprint


class NoticesChange(forms.Form):
    """Carries the fingerprint of the words it was filled with."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def show(self, kept: Answers) -> None:
        self.initial["seen"] = fingerprint(kept)

    def take_note_of(self, kept: str) -> None:
        """After a refusal: saving again is done knowingly."""
        self.data: Any = self.data.copy()
        self.data["seen"] = kept
