from django import forms

from challenges.wording import one_line, plain_text

LONGEST_QUESTION = 300


class SearchForm(forms.Form):
    """Nothing typed here is refused: what is too long is searched by its beginning."""

    q = forms.CharField(
        label="Words, or a whole question",
        required=False,
        widget=forms.SearchInput({"maxlength": LONGEST_QUESTION}),
    )


def as_typed(text: str) -> str:
    """On one line, without the one character that no database can hold."""
    return one_line(plain_text(text.replace("\0", " ")))
