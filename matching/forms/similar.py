from django import forms

from challenges.forms.fields import OneLine


class SimilarForm(forms.Form):
    """The text to compare. Nothing of it is refused: what is too long is compared by its beginning."""

    q = OneLine(label="Your question", widget=forms.Textarea({"rows": 3}))
